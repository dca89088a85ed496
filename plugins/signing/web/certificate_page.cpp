// SPDX-License-Identifier: Apache-2.0
#include "signing/web/certificate_page.h"

#include "core/http/given.h"
#include "core/page/problem.h"

namespace signing::web {

using core::Error;
using core::http::Given;
using core::page::Data;

namespace {

constexpr const char* home = "/signing/certificate";

struct Look {
    const char* tone;
    const char* icon;
};
Look look_of(const Certificate& one, core::Instant now) {
    if (one.state == CertificateState::revoked) return {"bad", "circle-x"};
    if (one.state == CertificateState::replaced) return {"", "circle-dashed"};
    if (one.until <= now) return {"bad", "clock-exclamation"};
    return warning_due(one.until, now) ? Look{"wait", "hourglass"} : Look{"good", "circle-check"};
}

std::string state_key(const Certificate& one, core::Instant now) {
    const bool ended = one.state == CertificateState::active && one.until <= now;
    return "signing.certificate.state." + (ended ? std::string("expired") : std::string(name(one.state)));
}

void show_reasons(Data& data, const core::words::Catalog& words) {
    for (const RevocationReason reason : all_reasons)
        data.add("REASON")
            .set("VALUE", name(reason))
            .set("LABEL", words.say("signing.certificate.reason." + std::string(name(reason))));
}

void tell_finding(Data& data, const CertificateStanding& finding, const core::words::Catalog& words) {
    data.add(finding.blocks ? "BLOCKED" : "WARNED").set("TEXT", words.say(finding.key, finding.args));
}

Enrolments::Fresh fresh_of(core::http::Request& request) {
    return {core::Secret(request.form.take_secret("passphrase")), core::Secret(request.form.take_secret("again"))};
}

struct Revoking {
    RevocationReason reason = RevocationReason::unspecified;
    std::string note;
};
Revoking revoking_of(const core::http::Request& request) {
    Given given(request.form);
    Revoking out;
    if (const auto reason = given.one_of("reason", all_reasons, [](RevocationReason each) { return name(each); }))
        out.reason = *reason;
    else
        given.fault("reason", "signing.fault.revocation_reason");
    out.note = given.prose("note", longest_reason);
    given.done();
    return out;
}

}  // namespace

void CertificatePages::facts(Data& data, const Certificate& one, const Context& ctx) {
    const auto& words = words_.in(ctx.language);
    const Look look = look_of(one, ctx.now());
    data.set("URL", "/signing/certificates/" + one.id.text())
        .set("HOLDER", one.common_name)
        .set("ISSUER", one.issuer)
        .set("SERIAL", one.serial)
        .set("FROM", words.date(core::date_of(one.from, ctx.zone)))
        .set("UNTIL", words.date(core::date_of(one.until, ctx.zone)))
        .set("TONE", look.tone)
        .set("ICON", look.icon)
        .set("STATE", words.say(state_key(one, ctx.now())))
        .set("ORIGIN", words.say("signing.certificate.origin." + std::string(name(one.origin))));
    if (one.state != CertificateState::active)
        data.add("CHANGED").set("AT", words.moment(one.state_at, ctx.zone)).set("BY", one.state_by);
    if (one.state == CertificateState::revoked)
        data.add("REVOKED")
            .set("WHY", words.say("signing.certificate.reason." + std::string(name(one.reason))))
            .set("NOTE", one.note);
    if (one.asked) data.add("ASKED").set("AT", words.moment(*one.asked, ctx.zone));
}

CertificatePages::Response CertificatePages::mine(const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.certificate.mine"));
    const auto stage = enrolments_.stage(ctx);
    const auto finding = certificates_.standing(ctx.actor.person, ctx.now());
    bool active = false;
    for (const Certificate& one : certificates_.own(ctx)) {
        const bool in_use = one.state == CertificateState::active && one.origin != CertificateOrigin::shown && !active;
        active = active || in_use;
        facts(data.add(in_use ? "USED" : "EARLIER"), one, ctx);
    }
    if (finding && active) tell_finding(data, *finding, words);
    if (stage.handed_in) facts(data.add("HANDED"), *stage.handed_in, ctx);
    if (stage.last && stage.last->state == EnrolmentState::asked)
        data.add("ASKED_FOR").set("SINCE", words.moment(stage.last->asked, ctx.zone));
    if (stage.last && stage.last->state == EnrolmentState::approved && !stage.may_ask)
        data.add("APPROVED").set("BY", stage.last->decided_by);
    if (stage.last && stage.last->state == EnrolmentState::refused && stage.may_ask)
        data.add("REFUSED").set("BY", stage.last->decided_by).set("NOTE", stage.last->note);
    const bool older = !certificates_.own(ctx).empty();
    data.show_if(!active, "NONE")
        .show_if(stage.may_ask, active ? "MAY_REPLACE" : "MAY_ASK")
        .show_if(active, "MAY_CHANGE")
        .show_if(older, "SOME");
    return pages_.render(ctx, request, "signing/certificate", std::move(data));
}

CertificatePages::Response CertificatePages::form(const Context& ctx, const Request& request, std::string_view act,
                                                  const Faults& faults) {
    const auto& words = words_.in(ctx.language);
    const std::string word = "signing.certificate.act." + std::string(act);
    Data data;
    data.set("PAGE_TITLE", words.say(word)).set("ACTION", std::string(home) + "/" + std::string(act));
    std::string section(act);
    for (char& c : section) c = static_cast<char>(c - 32);
    Data& shown = data.add(section);
    if (act == "revoke") {
        const Certificate one = in_use(ctx);
        shown.set("SERIAL", one.serial).set("ISSUER", one.issuer);
        show_reasons(shown, words);
    }
    if (act == "make" || act == "import" || act == "passphrase") data.show("FRESH");
    core::page::show_faults(data, faults, words);
    return pages_.render(ctx, request, "signing/certificate_act", std::move(data), faults.empty() ? 200 : 422);
}

CertificatePages::Response CertificatePages::tried(const Context& ctx, const Request& request, std::string_view act,
                                                   std::string_view flash, const std::function<void()>& act_now) {
    try {
        act_now();
    } catch (const Error& error) {
        if (error.faults().empty()) throw;
        return form(ctx, request, act, error.faults());
    }
    return core::http::see_other(home, flash);
}

Certificate CertificatePages::in_use(const Context& ctx) {
    for (const Certificate& one : certificates_.own(ctx))
        if (one.state == CertificateState::active && one.origin != CertificateOrigin::shown) return one;
    throw Error(core::Code::not_found, "signing.error.no_certificate");
}

CertificatePages::Response CertificatePages::ask_form(const Context& ctx, const Request& request) {
    if (!enrolments_.stage(ctx).may_ask) return core::http::see_other(home);
    return form(ctx, request, "ask", {});
}

CertificatePages::Response CertificatePages::make_form(const Context& ctx, const Request& request) {
    const auto stage = enrolments_.stage(ctx);
    const bool approved = stage.last && stage.last->state == EnrolmentState::approved && !stage.may_ask;
    if (!approved) return core::http::see_other(home);
    return form(ctx, request, "make", {});
}

CertificatePages::Response CertificatePages::import_form(const Context& ctx, const Request& request) {
    (void)enrolments_.stage(ctx);
    return form(ctx, request, "import", {});
}

CertificatePages::Response CertificatePages::passphrase_form(const Context& ctx, const Request& request) {
    (void)in_use(ctx);
    return form(ctx, request, "passphrase", {});
}

CertificatePages::Response CertificatePages::revoke_form(const Context& ctx, const Request& request) {
    return form(ctx, request, "revoke", {});
}

CertificatePages::Response CertificatePages::ask(const Context& ctx, Request& request) {
    return tried(ctx, request, "ask", "signing.flash.enrolment_asked", [&] {
        Given given(request.form);
        const auto reason = given.prose("reason", longest_reason);
        given.done();
        enrolments_.ask(ctx, reason);
    });
}

CertificatePages::Response CertificatePages::withdraw(const Context& ctx, Request&) {
    enrolments_.withdraw(ctx);
    return core::http::see_other(home, "signing.flash.enrolment_withdrawn");
}

CertificatePages::Response CertificatePages::make(const Context& ctx, Request& request) {
    const auto fresh = fresh_of(request);
    return tried(ctx, request, "make", "signing.flash.certificate_made", [&] { enrolments_.make(ctx, fresh); });
}

CertificatePages::Response CertificatePages::hand_in(const Context& ctx, Request& request) {
    const auto fresh = fresh_of(request);
    const core::Secret present(request.form.take_secret("present"));
    const auto* upload = request.upload("file");
    return tried(ctx, request, "import", "signing.flash.certificate_handed", [&] {
        enrolments_.hand_in(ctx, upload == nullptr ? core::ByteView() : core::ByteView(upload->bytes), present, fresh);
    });
}

CertificatePages::Response CertificatePages::keep(const Context& ctx, Request&) {
    enrolments_.keep(ctx);
    return core::http::see_other(home, "signing.flash.certificate_kept");
}

CertificatePages::Response CertificatePages::discard(const Context& ctx, Request&) {
    enrolments_.discard(ctx);
    return core::http::see_other(home, "signing.flash.certificate_discarded");
}

CertificatePages::Response CertificatePages::passphrase(const Context& ctx, Request& request) {
    const auto fresh = fresh_of(request);
    const core::Secret present(request.form.take_secret("present"));
    return tried(ctx, request, "passphrase", "signing.flash.passphrase_changed",
                 [&] { enrolments_.change_passphrase(ctx, present, fresh); });
}

CertificatePages::Response CertificatePages::revoke(const Context& ctx, Request& request) {
    return tried(ctx, request, "revoke", "signing.flash.certificate_revoked", [&] {
        const auto asked = revoking_of(request);
        certificates_.revoke(ctx, in_use(ctx).id, asked.reason, asked.note);
    });
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
        if (one.warning)
            row.add("ENDS").set("TEXT", words.say("signing.certificate.days_left",
                                                  {{"days", words.number(days_left(one.until, ctx.now()))}}));
    }
    const auto all = certificates_.list(ctx);
    for (const Certificate& one : all) {
        Data& row = data.add("ROW");
        facts(row, one, ctx);
        if (one.state == CertificateState::active && warning_due(one.until, ctx.now()))
            row.add("ENDS").set("TEXT", words.say("signing.certificate.days_left",
                                                  {{"days", words.number(days_left(one.until, ctx.now()))}}));
    }
    data.show_if(!all.empty(), "SOME").show_if(all.empty(), "EMPTY");
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
    IdentityCheck check;
    if (const auto document = given.one_of("document", all_documents, [](IdentityDocument each) { return name(each); }))
        check.document = *document;
    else
        given.fault("document", "signing.fault.identity_document");
    if (const auto way = given.one_of("way", all_ways, [](IdentityWay each) { return name(each); })) check.way = *way;
    else given.fault("way", "signing.fault.identity_way");
    check.note = given.prose("note", longest_reason);
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

std::string CertificatePages::on_desk(const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    bool some = false;
    if (ctx.actor.may("signing.sign") && !ctx.actor.person.nil())
        if (const auto finding = certificates_.standing(ctx.actor.person, ctx.now());
            finding && finding->key != "signing.standing.none") {
            data.add("MINE").set("TEXT", words.say(finding->key, finding->args));
            some = true;
        }
    if (ctx.actor.may(Certificates::right)) {
        const auto tell = [&](const char* section, const char* key, std::int64_t count) {
            if (count == 0) return;
            data.add(section).set("TEXT", words.say(key, {{"count", words.number(count)}}));
            some = true;
        };
        tell("WAITING", "signing.certificate.desk_waiting", enrolments_.count_waiting(ctx));
        tell("ENDING", "signing.certificate.desk_ending", certificates_.count_ending(ctx));
    }
    return some ? pages_.fragment(ctx, request, "signing/certificate_desk", data) : std::string();
}

std::string CertificatePages::on_account(const Context& ctx, const Request& request) {
    if (!ctx.actor.may("signing.sign") || ctx.actor.person.nil()) return {};
    return pages_.fragment(ctx, request, "signing/certificate_link", {});
}

}  // namespace signing::web
