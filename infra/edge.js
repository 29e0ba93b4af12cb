// Runs at the edge before every request, as cloudfront-js-2.0. `BASE_DOMAIN` is put in at synthesis.
const staffHost = "app.BASE_DOMAIN"

// biome-ignore lint/correctness/noUnusedVariables: CloudFront calls it by this name
function handler(event) {
  const request = event.request
  const host = request.headers.host.value.toLowerCase().split(":")[0].replace(/\.$/, "")
  // Only we say which host was asked: whatever the viewer says about it goes.
  for (const name of Object.keys(request.headers)) {
    if (name.startsWith("x-portico-") || name === "x-origin-secret") delete request.headers[name]
  }
  request.headers["x-portico-host"] = { value: host }
  // No policy can pass `Authorization` on by itself; under a name of ours it reaches the door for programs only.
  const authorization = request.headers.authorization
  if (authorization) request.headers["x-portico-authorization"] = { value: authorization.value }
  // The preview is the staff's alone: elsewhere it is a file that is not there.
  if (request.uri === "/brand-preview.html" && host !== staffHost) request.uri = "/assets/none"
  if (isPage(request.uri)) request.uri = host === staffHost ? "/staff.html" : "/portal.html"
  return request
}

/** A page of the application, which the browser draws from its address, and not a file. */
function isPage(uri) {
  if (uri.startsWith("/api/") || uri.startsWith("/assets/")) return false
  return !uri.split("/").pop().includes(".")
}
