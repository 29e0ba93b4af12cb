import { readAsset } from "../../assets.ts"
import { shaperFile, subsetterFile } from "../assets.ts"

type Call = (...values: number[]) => number

/** A HarfBuzz build: its C functions by name, over one memory. */
type Native<Name extends string> = {
  memory: WebAssembly.Memory
} & Record<Name, Call>

export type Shaper = Native<
  | "malloc"
  | "hb_blob_create"
  | "hb_face_create"
  | "hb_face_get_upem"
  | "hb_font_create"
  | "hb_font_get_h_extents"
  | "hb_font_get_nominal_glyph"
  | "hb_font_get_glyph_h_advance"
  | "hb_language_from_string"
  | "hb_buffer_create"
  | "hb_buffer_reset"
  | "hb_buffer_add_utf16"
  | "hb_buffer_set_cluster_level"
  | "hb_buffer_set_direction"
  | "hb_buffer_set_flags"
  | "hb_buffer_set_language"
  | "hb_buffer_set_script"
  | "hb_buffer_get_glyph_infos"
  | "hb_buffer_get_glyph_positions"
  | "hb_buffer_get_length"
  | "hb_shape"
>

export type Subsetter = Native<
  | "malloc"
  | "free"
  | "hb_blob_create"
  | "hb_blob_destroy"
  | "hb_blob_get_data"
  | "hb_blob_get_length"
  | "hb_face_create"
  | "hb_face_destroy"
  | "hb_face_reference_blob"
  | "hb_set_add"
  | "hb_subset_input_create_or_fail"
  | "hb_subset_input_destroy"
  | "hb_subset_input_glyph_set"
  | "hb_subset_input_set"
  | "hb_subset_input_set_flags"
  | "hb_subset_or_fail"
>

/**
 * The wrapper that comes with harfbuzzjs loads its file at import, from beside itself, which a bundle
 * breaks. HarfBuzz's C interface is small and stable, so it is called directly.
 */
async function instantiate(file: string) {
  const fail = () => {
    throw new Error(`${file} stopped`)
  }
  const grow = (bytes: number) => {
    const pages = Math.ceil((bytes - memory.buffer.byteLength) / 65_536)
    return pages <= 0 || memory.grow(pages) >= 0 ? 1 : 0
  }
  const { instance } = await WebAssembly.instantiate(readAsset(file), {
    env: {
      _abort_js: fail,
      _emscripten_runtime_keepalive_clear: () => {},
      _setitimer_js: () => 0,
      emscripten_resize_heap: grow,
    },
    wasi_snapshot_preview1: { proc_exit: fail },
  })
  const { memory, _initialize, __wasm_call_ctors } = instance.exports as Native<
    "_initialize" | "__wasm_call_ctors"
  >
  ;(_initialize ?? __wasm_call_ctors)()
  return instance.exports as unknown
}

export const loadShaper = () => instantiate(shaperFile) as Promise<Shaper>
export const loadSubsetter = () => instantiate(subsetterFile) as Promise<Subsetter>

export const tag = (name: string) =>
  [...name].reduce((code, letter) => ((code << 8) | letter.charCodeAt(0)) >>> 0, 0)

/** Hands `bytes` to HarfBuzz, which keeps using this very memory. */
export function blobOf(native: Native<"malloc" | "hb_blob_create">, bytes: Uint8Array) {
  const pointer = native.malloc(bytes.byteLength)
  new Uint8Array(native.memory.buffer).set(bytes, pointer)
  const writable = 2
  return {
    pointer,
    blob: native.hb_blob_create(pointer, bytes.byteLength, writable, 0, 0),
  }
}
