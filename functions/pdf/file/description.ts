/** What a file says of itself, in the two places where PDF/A wants it to be the same. */
export type Description = { title: string; author: string; producer: string; on: string }

// XML has no way to write most controls, whatever is before them.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** It lies in the file in the clear: nothing in it may look like PDF to those who mend or scan files. */
const notPlain = /[^\p{L}\p{M}\p{N} ]|d(?=stream|obj)/gu

const escaped = (text: string) =>
  text.replace(unwritable, "").replace(notPlain, (letter) => `&#${letter.codePointAt(0)};`)

const inAnyLanguage = (text: string) =>
  `<rdf:Alt><rdf:li xml:lang="x-default">${escaped(text)}</rdf:li></rdf:Alt>`

/** XMP (ISO 16684-1), as PDF/A-3 with tags and with Unicode for every glyph: level A of ISO 19005-3. */
export function descriptionAsXml({ title, author, producer, on }: Description) {
  const instant = `${on}T00:00:00Z`
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:format>application/pdf</dc:format>
<dc:title>${inAnyLanguage(title)}</dc:title>
<dc:creator><rdf:Seq><rdf:li>${escaped(author)}</rdf:li></rdf:Seq></dc:creator>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<xmp:CreateDate>${instant}</xmp:CreateDate>
<xmp:ModifyDate>${instant}</xmp:ModifyDate>
<pdf:Producer>${escaped(producer)}</pdf:Producer>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>`
}
