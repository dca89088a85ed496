// SPDX-License-Identifier: Apache-2.0
#include "signing/web/seal_page.h"

namespace signing::web {
namespace {

using core::page::Data;
using Line = Activations::Line;

using core::http::fault_status;
const std::string seals_page = "/admin/signing/seals";

std::string seal_address(const core::http::Request& request) { return seals_page + "/" + request.param("code"); }

}  // namespace

void SealPages::facts(Data& data, const Line& line, const Context& ctx) {
    const auto& words = words_.in(ctx.language);
    const bool esign = line.key.kind == OfficeKey::Kind::esign;
    data.set("URL", seals_page + "/" + line.key.code)
        .set("CODE", line.key.code)
        .set("UNIT", line.unit_name)
        .set("KIND", words.say("signing.seal.kind." + std::string(name(line.key.kind))))
        .show_if(esign && !line.held, "NOT_HELD");
    if (!line.key.url.empty()) data.add("SERVICE").set("ADDRESS", line.key.url);
    if (!esign || !line.held) return;
    const bool ended = line.state && line.state->until && *line.state->until <= ctx.now();
    const bool ill = ended || (line.state && !line.state->fault.empty());
    data.show_if(ill, "ILL").show_if(!ill, "HELD").show_if(ended, "ENDED");
    if (!line.state) return;
    data.add("KEPT").set("AT", words.moment(line.state->kept, ctx.zone));
    if (line.state->until) data.add("UNTIL").set("AT", words.moment(*line.state->until, ctx.zone));
    if (!line.state->fault.empty() && line.state->tried)
        data.add("FAILED")
            .set("AT", words.moment(*line.state->tried, ctx.zone))
            .set("WHY", words.say(line.state->fault, line.state->args));
}

SealPages::Response SealPages::list(const Context& ctx, Request& request) {
    Data data;
    data.set("PAGE_TITLE", words_.in(ctx.language).say("signing.seals"));
    const auto lines = activations_.list(ctx);
    for (const Line& line : lines) facts(data.add("LINE"), line, ctx);
    data.show_if(lines.empty(), "EMPTY");
    return pages_.render(ctx, request, "signing/seals", std::move(data));
}

SealPages::Response SealPages::page(const Context& ctx, const Request& request, const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    const Line line = activations_.find(ctx, request.param("code"));
    Data data;
    data.set("PAGE_TITLE", words.say("signing.seal.of", {{"unit", line.unit_name}}));
    facts(data, line, ctx);
    if (line.key.kind == OfficeKey::Kind::esign)
        data.add("ACTS").set("URL", seals_page + "/" + line.key.code).show_if(line.held, "MAY_RENEW");
    core::page::show_faults(data, faults, words);
    return pages_.render(ctx, request, "signing/seal", std::move(data), faults.empty() ? 200 : fault_status);
}

SealPages::Response SealPages::show(const Context& ctx, Request& request) { return page(ctx, request, {}); }

SealPages::Response SealPages::ask(const Context& ctx, Request& request) {
    activations_.request(ctx, request.param("code"));
    return core::http::see_other(seal_address(request), "signing.flash.activation_requested");
}

SealPages::Response SealPages::enter(const Context& ctx, Request& request) {
    const core::Secret typed(request.form.take_secret("activation"));
    try {
        activations_.enter(ctx, request.param("code"), typed);
    } catch (const core::Error& error) {
        if (error.faults().empty()) throw;
        try {
            return page(ctx, request, error.faults());
        } catch (const core::Error&) {
            // There is no such seal: what was typed is told all the same.
        }
        throw;
    }
    return core::http::see_other(seal_address(request), "signing.flash.activation_kept");
}

// What the service said stands on the page.
SealPages::Response SealPages::renew(const Context& ctx, Request& request) {
    try {
        activations_.renew(ctx, request.param("code"));
    } catch (const core::Error& error) {
        const auto line = activations_.find(ctx, request.param("code"));
        if (!line.state || line.state->fault.empty()) throw;
        return core::http::see_other(seal_address(request), "signing.flash.activation_not_renewed", "error");
    }
    return core::http::see_other(seal_address(request), "signing.flash.activation_renewed");
}

SealPages::Response SealPages::revoke(const Context& ctx, Request& request) {
    activations_.revoke(ctx, request.param("code"));
    return core::http::see_other(seal_address(request), "signing.flash.activation_revoked");
}

}  // namespace signing::web
