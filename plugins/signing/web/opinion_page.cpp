// SPDX-License-Identifier: Apache-2.0
#include "signing/web/opinion_page.h"

#include "core/base/text.h"
#include "signing/summary.h"

namespace signing::web {
namespace {

using core::page::Data;

using core::http::fault_status;

void show(Data& row, const char* section, const std::string& text) {
    if (!text.empty()) row.add(section).set("TEXT", text);
}

void show_signature(Data& row, const esign::OpinionOfSignature& one, const core::words::Catalog& words) {
    row.set("SIGNER", one.signer);
    show(row, "ISSUER", one.issuer);
    show(row, "FORMAT", one.format);
    show(row, "AT", one.signed_at);
    show(row, "STAMP", core::text::join(std::vector<std::string>{one.timestamp_authority, one.timestamp_at}, " "));
    const auto flag = [&](const char* section, std::optional<bool> value) {
        if (value) row.add(section).set("TEXT", words.say(*value ? "signing.opinion.yes" : "signing.opinion.no"));
    };
    flag("INTACT", one.intact);
    flag("TRUSTED", one.trusted);
    flag("LTV", one.ltv);
    flag("MODIFIED", one.modified);
}

}  // namespace

OpinionPages::Response OpinionPages::asked(const Context& ctx, const Request& request, const Opinions::Asked& asked,
                                           const std::string& about) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.opinion.title"))
        .set("ABOUT", about)
        .set("DIGEST", asked.file.hex())
        .set("AT", words.moment(ctx.now(), ctx.zone))
        .set("OURS", sentence_of(asked.ours.report, words))
        .set("INDICATION", asked.ours.indication)
        .set("PROVIDER", asked.provider)
        .set("CONCLUSION", asked.theirs.conclusion)
        .set("COUNT", words.number(asked.theirs.count))
        .show_if(asked.ours.genuine, "OURS_GOOD")
        .show_if(!asked.ours.genuine, "OURS_NOT");
    Data& came = data.add("CAME");
    show(came, "SAID", asked.theirs.description);
    for (const auto& one : asked.theirs.signatures) show_signature(came.add("SIGNATURE"), one, words);
    return pages_.render(ctx, request, "signing/opinion", std::move(data));
}

OpinionPages::Response OpinionPages::form_with(const Context& ctx, const Request& request,
                                               const std::vector<core::Fault>& faults) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.opinion.title"));
    data.show(opinions_.offered(ctx) ? "BY_FILE" : "NOBODY");
    core::page::show_faults(data, faults, words);
    return pages_.render(ctx, request, "signing/opinion", std::move(data), faults.empty() ? 200 : fault_status);
}

OpinionPages::Response OpinionPages::form(const Context& ctx, Request& request) {
    opinions_.ensure(ctx);
    return form_with(ctx, request, {});
}

OpinionPages::Response OpinionPages::by_file(const Context& ctx, Request& request) {
    const auto* upload = request.upload("file");
    const auto bytes = upload == nullptr ? core::ByteView() : core::ByteView(upload->bytes);
    try {
        const auto made = opinions_.of_file(ctx, bytes);
        return asked(ctx, request, made, core::text::valid_utf8(upload->file_name) ? upload->file_name : std::string());
    } catch (const core::Error& error) {
        if (error.faults().empty() || !opinions_.offered(ctx)) throw;
        return form_with(ctx, request, error.faults());
    }
}

OpinionPages::Response OpinionPages::of(const Context& ctx, Request& request) {
    const std::string subject = request.param("subject");
    Data data;
    data.set("PAGE_TITLE", words_.in(ctx.language).say("signing.opinion.title"))
        .set("ABOUT", opinions_.title_of(ctx, subject));
    if (opinions_.offered(ctx)) data.add("BY_SUBJECT").set("SUBJECT", subject);
    else data.show("NOBODY");
    return pages_.render(ctx, request, "signing/opinion", std::move(data));
}

OpinionPages::Response OpinionPages::by_subject(const Context& ctx, Request& request) {
    const std::string subject = request.param("subject");
    const auto made = opinions_.of_subject(ctx, subject);
    return asked(ctx, request, made, opinions_.title_of(ctx, subject));
}

std::string OpinionPages::aside(const Context& ctx, const Request& request, std::string_view subject) {
    if (!opinions_.offered(ctx) || !opinions_.may_ask_of(ctx, subject)) return {};
    Data data;
    data.set("SUBJECT", subject);
    return pages_.fragment(ctx, request, "signing/opinion_link", data);
}

}  // namespace signing::web
