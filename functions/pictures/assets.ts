export const jpegFile = "@jsquash/jpeg/codec/dec/mozjpeg_dec.wasm"
export const webpFile = "@jsquash/webp/codec/dec/webp_dec.wasm"
export const resizeFile = "@jsquash/resize/lib/resize/pkg/squoosh_resize_bg.wasm"

/** What a bundle that reads pictures needs beside it. */
export const pictureAssets = [jpegFile, webpFile, resizeFile]
