// SPDX-License-Identifier: Apache-2.0
#include "verify/web/verify_page.h"

#include "core/base/text.h"
#include "core/page/problem.h"
#include "verify/web/result.h"

namespace verify::web {

using core::Context;
using core::http::Request;
using core::http::Response;
using core::page::Data;

Response VerifyPages::form(const Context& ctx, const Request& request, const core::Error* error) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("verify.form.title")).set("HOME", home_);
    if (error != nullptr && error->faults().empty())
        data.add("REFUSED").set("TEXT", words.say(error->key(), error->args()));
    else if (error != nullptr)
        core::page::show_faults(data, error->faults(), words);
    auto response = pages_.render(ctx, request, "verify/form", std::move(data),
                                  error == nullptr ? 200 : core::page::status(error->code()));
    return response.header("Permissions-Policy", "camera=(self), microphone=(), geolocation=()");
}

// Somebody from the street has no desk to go back to: he is told, and may scan or choose again.
Response VerifyPages::again(const Context& ctx, const Request& request, const core::Error& error) {
    auto response = form(ctx, request, &error);
    if (error.code() == core::Code::too_many) return response.header("Retry-After", "60");
    return response;
}

Response VerifyPages::by_code(const Context& ctx, const Request& request) {
    try {
        pace_.take(request.address, ctx.now());
        const Answer answer = verify_.by_code(ctx, request.param("code"));
        return pages_.render(ctx, request, "verify/result", result(answer, words_.in(ctx.language), ctx));
    } catch (const core::Error& error) {
        if (error.key() == "signing.error.judges_busy") return form(ctx, request, &error).header("Retry-After", "10");
        if (error.code() != core::Code::not_found && error.code() != core::Code::too_many) throw;
        return again(ctx, request, error);
    }
}

Response VerifyPages::by_file(const Context& ctx, const Request& request) {
    const auto* upload = request.upload("file");
    const auto bytes = upload == nullptr ? core::ByteView() : core::ByteView(upload->bytes);
    try {
        pace_.take(request.address, ctx.now());
        require_one(request.uploads.size());
        Data data = result(verify_.by_file(ctx, bytes), words_.in(ctx.language), ctx);
        const bool named = core::text::valid_utf8(upload->file_name);
        data.add("FILE").set("NAME", named ? upload->file_name : std::string()).set("DIGEST", core::sha256(bytes).hex());
        return pages_.render(ctx, request, "verify/result", std::move(data));
    } catch (const core::Error& error) {
        if (error.key() == "signing.error.judges_busy") {   // the form stands there to try again
            const core::Error told = error.of("file");
            return form(ctx, request, &told).header("Retry-After", "10");
        }
        if (error.code() == core::Code::too_many) return again(ctx, request, error);
        if (error.faults().empty()) throw;
        return form(ctx, request, &error);
    }
}

Response VerifyPages::file(const Context& ctx, const Request& request) {
    pace_.take(request.address, ctx.now());
    return core::http::bytes(verify_.file(ctx, request.param("code")), "application/pdf", "naskah.pdf");
}

}  // namespace verify::web
