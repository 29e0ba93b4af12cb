const typefaces = "@expo-google-fonts/ibm-plex-sans-arabic"

export const regularFile = `${typefaces}/400Regular/IBMPlexSansArabic_400Regular.ttf`
export const semiBoldFile = `${typefaces}/600SemiBold/IBMPlexSansArabic_600SemiBold.ttf`
export const shaperFile = "harfbuzzjs/dist/harfbuzz.wasm"
export const subsetterFile = "harfbuzzjs/dist/harfbuzz-subset.wasm"

/**
 * What a bundle that draws documents needs, as module paths. The bundler copies each file, under its
 * own name, into `assets/` beside the bundle. The licence goes along because it asks to.
 */
export const pdfAssets: string[] = [
  regularFile,
  semiBoldFile,
  `${typefaces}/LICENSE_FONT`,
  shaperFile,
  subsetterFile,
]
