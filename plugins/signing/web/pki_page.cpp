// SPDX-License-Identifier: Apache-2.0
#include "signing/web/pki_page.h"

#include "core/base/error.h"

namespace signing::web {
namespace {

using core::Code;
using core::Error;

// "ca.crl" -> "ca".
std::string stem(const std::string& file, std::string_view ending) {
    if (!file.ends_with(ending)) throw Error(Code::not_found, "core.error.not_found");
    return file.substr(0, file.size() - ending.size());
}

core::ByteView question(const core::http::Request& request, std::string_view type) {
    if (request.type != type) throw Error(Code::unsupported, "signing.error.pki_type", {{"type", std::string(type)}});
    return core::view(request.body);
}

}  // namespace

void PkiPages::take(const Context& ctx, const Request& request) {
    pace_.take(request.address, ctx.now());
}

PkiPages::Response PkiPages::timestamp(const Context& ctx, const Request& request) {
    take(ctx, request);
    return core::http::bytes(pki_.timestamp(question(request, "application/timestamp-query")),
                             "application/timestamp-reply");
}

PkiPages::Response PkiPages::ocsp(core::ByteView question) {
    return core::http::bytes(pki_.ocsp(question), "application/ocsp-response");
}

PkiPages::Response PkiPages::ocsp_posted(const Context& ctx, const Request& request) {
    take(ctx, request);
    return ocsp(question(request, "application/ocsp-request"));
}

PkiPages::Response PkiPages::ocsp_in_path(const Context& ctx, const Request& request) {
    take(ctx, request);
    core::Bytes asked;
    try {
        asked = core::unbase64(request.param("request"));
    } catch (const Error&) {
        throw Error(Code::not_found, "core.error.not_found");
    }
    return ocsp(asked);
}

PkiPages::Response PkiPages::list(const Context& ctx, const Request& request) {
    take(ctx, request);
    return core::http::bytes(pki_.list(stem(request.param("file"), ".crl")), "application/pkix-crl",
                             request.param("file"));
}

PkiPages::Response PkiPages::certificate(const Context& ctx, const Request& request) {
    take(ctx, request);
    return core::http::bytes(pki_.certificate(stem(request.param("file"), ".crt")), "application/pkix-cert",
                             request.param("file"));
}

}  // namespace signing::web
