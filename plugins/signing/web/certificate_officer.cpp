// SPDX-License-Identifier: Apache-2.0
// The officer's side: the register page by page, one certificate, and who asks for one.
#include "core/base/text.h"
#include "core/http/given.h"
#include "core/page/problem.h"
#include "signing/certificate_given.h"
#include "signing/web/certificate_page.h"

namespace signing::web {

using core::Error;
using core::http::Given;
using core::page::Data;

namespace {

std::string address(std::string_view words, std::optional<CertificateState> state, std::string_view after) {
    std::vector<std::string> parts;
    const auto add = [&](std::string_view name, std::string_view value) {
        if (!value.empty()) parts.push_back(std::string(name) + "=" + core::text::url(value));
    };
    add("state", state ? name(*state) : std::string_view());
    add("q", words);
    add("after", after);
    return "/signing/certificates" + (parts.empty() ? "" : "?" + core::text::join(parts, "&"));
}

void tell_days_left(Data& data, core::Instant until, const core::Context& ctx, const core::words::Catalog& words) {
    data.add("ENDS").set("TEXT", words.say("signing.certificate.days_left",
                                           {{"days", words.number(days_left(until, ctx.now()))}}));
}

}  // namespace

void CertificatePages::show_register(Data& data, const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    Given given(request.query);
    const auto wish = certificate_wish(given);
    given.done();
    const auto found = certificates_.list(ctx, wish);
    for (const Certificate& one : found.lines) {
        Data& row = data.add("ROW");
        facts(row, one, ctx);
        if (one.state == CertificateState::active && warning_due(one.until, ctx.now()))
            tell_days_left(row, one.until, ctx, words);
    }
    const auto filter = [&](std::optional<CertificateState> state) {
        data.add("FILTER")
            .set("URL", address(wish.words, state, ""))
            .set("LABEL", words.say("signing.certificate.filter." + (state ? std::string(name(*state)) : "all")))
            .show_if(wish.state == state, "CURRENT");
    };
    filter(std::nullopt);
    for (const CertificateState state : all_states) filter(state);
    data.set("Q", wish.words).set("STATE_NOW", wish.state ? name(*wish.state) : std::string_view());
    const bool filtered = wish.state || !wish.words.empty();
    data.show_if(!found.lines.empty(), "SOME").show_if(found.lines.empty(), filtered ? "NO_MATCH" : "EMPTY");
    if (!found.next.empty()) data.add("OLDER").set("URL", address(wish.words, wish.state, found.next));
}

CertificatePages::Response CertificatePages::list(const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.certificates"));
    const auto waiting = enrolments_.waiting(ctx);
    for (const Enrolment& one : waiting)
        data.add("ASKING")
            .set("URL", "/signing/enrolments/" + one.id.text())
            .set("WHO", one.person_name)
            .set("POSITION", one.position_name)
            .set("UNIT", one.unit_name)
            .set("SINCE", words.moment(one.asked, ctx.zone));
    data.show_if(!waiting.empty(), "SOME_ASKING");
    for (const auto& one : certificates_.services()) {
        Data& row = data.add("SERVICE");
        row.set("WHAT", words.say("signing.certificate.what." + one.what))
            .set("NAME", one.name)
            .set("UNTIL", words.date(core::date_of(one.until, ctx.zone)))
            .show_if(one.ended, "ENDED");
        if (one.warning) tell_days_left(row, one.until, ctx, words);
    }
    show_register(data, ctx, request);
    return pages_.render(ctx, request, "signing/certificates", std::move(data));
}

CertificatePages::Response CertificatePages::show(const Context& ctx, const Request& request) {
    return show_with(ctx, request, {});
}

CertificatePages::Response CertificatePages::show_with(const Context& ctx, const Request& request,
                                                       const Faults& faults) {
    const auto& words = words_.in(ctx.language);
    const Certificate one = certificates_.find(ctx, CertificateId::parse(request.param("id")));
    Data data;
    data.set("PAGE_TITLE", words.say("signing.certificate.of", {{"name", one.common_name}}));
    facts(data, one, ctx);
    if (one.state != CertificateState::revoked) show_reasons(data.add("MAY_REVOKE"), words);
    core::page::show_faults(data, faults, words);
    return pages_.render(ctx, request, "signing/certificate_one", std::move(data), faults.empty() ? 200 : 422);
}

CertificatePages::Response CertificatePages::revoke_one(const Context& ctx, Request& request) {
    const auto id = CertificateId::parse(request.param("id"));
    try {
        (void)certificates_.find(ctx, id);
        const auto asked = revoking_of(request);
        certificates_.revoke(ctx, id, asked.reason, asked.note);
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return show_with(ctx, request, error.faults());
    }
    return core::http::see_other("/signing/certificates", "signing.flash.certificate_revoked");
}

CertificatePages::Response CertificatePages::enrolment(const Context& ctx, const Request& request) {
    return enrolment_with(ctx, request, {});
}

CertificatePages::Response CertificatePages::enrolment_with(const Context& ctx, const Request& request,
                                                            const Faults& faults) {
    const auto& words = words_.in(ctx.language);
    const Enrolment one = enrolments_.find(ctx, EnrolmentId::parse(request.param("id")));
    Data data;
    data.set("PAGE_TITLE", words.say("signing.enrolment.of", {{"name", one.person_name}}))
        .set("ACTION", "/signing/enrolments/" + one.id.text())
        .set("WHO", one.person_name)
        .set("POSITION", one.position_name)
        .set("UNIT", one.unit_name)
        .set("SINCE", words.moment(one.asked, ctx.zone))
        .set("STATE", words.say("signing.enrolment.state." + std::string(name(one.state))));
    if (!one.reason.empty()) data.add("WHY").set("TEXT", one.reason);
    if (one.check)
        data.add("CHECKED")
            .set("DOCUMENT", words.say("signing.enrolment.document." + std::string(name(one.check->document))))
            .set("WAY", words.say("signing.enrolment.way." + std::string(name(one.check->way))))
            .set("BY", one.decided_by)
            .set("NOTE", one.check->note);
    if (one.state == EnrolmentState::asked) {
        Data& act = data.add("OPEN");
        for (const IdentityDocument each : all_documents)
            act.add("DOCUMENT")
                .set("VALUE", name(each))
                .set("LABEL", words.say("signing.enrolment.document." + std::string(name(each))));
        for (const IdentityWay each : all_ways)
            act.add("WAY")
                .set("VALUE", name(each))
                .set("LABEL", words.say("signing.enrolment.way." + std::string(name(each))));
    }
    core::page::show_faults(data, faults, words);
    return pages_.render(ctx, request, "signing/enrolment", std::move(data), faults.empty() ? 200 : 422);
}

CertificatePages::Response CertificatePages::approve(const Context& ctx, Request& request) {
    const auto id = EnrolmentId::parse(request.param("id"));
    (void)enrolments_.find(ctx, id);
    Given given(request.form);
    const IdentityCheck check = identity_check(given);
    if (!given.faults().empty()) return enrolment_with(ctx, request, given.take_faults());
    enrolments_.approve(ctx, id, check);
    return core::http::see_other("/signing/certificates", "signing.flash.enrolment_approved");
}

CertificatePages::Response CertificatePages::refuse(const Context& ctx, Request& request) {
    const auto id = EnrolmentId::parse(request.param("id"));
    try {
        (void)enrolments_.find(ctx, id);
        Given given(request.form);
        const auto note = given.prose("note", longest_reason);
        given.done();
        enrolments_.refuse(ctx, id, note);
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return enrolment_with(ctx, request, error.faults());
    }
    return core::http::see_other("/signing/certificates", "signing.flash.enrolment_refused");
}

}  // namespace signing::web
