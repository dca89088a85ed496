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

struct Badge {
    const char* tone;
    const char* icon;
};
Badge look_of(const Certificate& one, core::Instant now) {
    if (one.state == CertificateState::revoked) return {"bad", "circle-x"};
    if (one.state == CertificateState::held) return {"wait", "hourglass"};
    if (one.state == CertificateState::replaced) return {"", "circle-dashed"};
    if (one.until <= now) return {"bad", "clock-exclamation"};
    return warning_due(one.until, now) ? Badge{"wait", "hourglass"} : Badge{"good", "circle-check"};
}

std::string state_key(const Certificate& one, core::Instant now) {
    const bool ended = one.state == CertificateState::active && one.until <= now;
    return "signing.certificate.state." + (ended ? std::string("expired") : std::string(name(one.state)));
}

void tell_finding(Data& data, const CertificateStanding& finding, const core::words::Catalog& words) {
    data.add(finding.blocks ? "BLOCKED" : "WARNED").set("TEXT", words.say(finding.key, finding.args));
}

Enrolments::Fresh fresh_of(core::http::Request& request) {
    return {core::Secret(request.form.take_secret("passphrase")), core::Secret(request.form.take_secret("again"))};
}

}  // namespace

void CertificatePages::show_reasons(Data& data, const core::words::Catalog& words) {
    for (const RevocationReason reason : all_reasons)
        data.add("REASON")
            .set("VALUE", name(reason))
            .set("LABEL", words.say("signing.certificate.reason." + std::string(name(reason))));
}

CertificatePages::Revoking CertificatePages::revoking_of(const Request& request) {
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

void CertificatePages::facts(Data& data, const Certificate& one, const Context& ctx) {
    const auto& words = words_.in(ctx.language);
    const Badge look = look_of(one, ctx.now());
    data.set("URL", "/signing/certificates/" + one.id.text())
        .set("HOLDER", one.common_name)
        .set("ISSUER", one.issuer)
        .set("SERIAL", one.serial)
        .set("FROM", words.date(core::date_of(one.from, ctx.zone)))
        .set("UNTIL", words.date(core::date_of(one.until, ctx.zone)))
        .set("TONE", look.tone)
        .set("ICON", look.icon)
        .set("STATE", words.say(state_key(one, ctx.now())))
        .set("ORIGIN", words.say("signing.certificate.origin." + std::string(name(one.origin))))
        .show_if(one.purpose == Purpose::seal, "SEAL");
    if (one.state != CertificateState::active)
        data.add("CHANGED").set("AT", words.moment(one.state_at, ctx.zone)).set("BY", one.state_by);
    if (one.state == CertificateState::revoked)
        data.add("REVOKED")
            .set("WHY", words.say("signing.certificate.reason." + std::string(name(one.reason))))
            .set("NOTE", one.note);
    if (one.asked) data.add("ASKED").set("AT", words.moment(*one.asked, ctx.zone));
}

std::optional<Provider> CertificatePages::elsewhere(const Context& ctx) const {
    auto provider = keeper_(ctx).provider;
    if (provider.id.nil() || provider.kind == ProviderKind::file) return std::nullopt;
    return provider;
}

// Of BSrE its own panel tells, as far as it knows him.
void CertificatePages::show_key_elsewhere(Data& data, const Provider& keeper, const Context& ctx) {
    const auto& words = words_.in(ctx.language);
    const bool bsre = takes_whole(keeper.kind);
    data.add("ELSEWHERE").set("NAME", keeper.name);
    data.add(bsre ? "AT_BSRE" : "AT_KEEPER").set("NAME", keeper.name);
    if (bsre && keeper.active && !keeper_(ctx).key.empty()) return;
    const Desk::Asked asked = key_(ctx);
    Data& panel = data.add("KEPT");
    panel.set("NAME", keeper.name).show(asked.why ? "ILL" : "WELL");
    if (asked.why) panel.add("WHY").set("TEXT", words.say(asked.why->key(), asked.why->args()));
    if (!asked.key.empty()) panel.add("KNOWN_AS").set("KEY", asked.key);
    if (!asked.ready.certificate) return;
    const auto names = core::pki::describe(*asked.ready.certificate);
    panel.add("CERTIFICATE")
        .set("HOLDER", names.common_name)
        .set("ISSUER", names.issuer)
        .set("SERIAL", names.serial)
        .set("FROM", words.date(core::date_of(names.not_before, ctx.zone)))
        .set("UNTIL", words.date(core::date_of(names.not_after, ctx.zone)))
        .show_if(warning_due(names.not_after, ctx.now()).has_value(), "SOON");
}

CertificatePages::Response CertificatePages::mine(const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    data.set("PAGE_TITLE", words.say("signing.certificate.mine"));
    const auto stage = enrolments_.stage(ctx);
    const auto keeper = elsewhere(ctx);
    if (keeper) show_key_elsewhere(data, *keeper, ctx);
    else data.show("HERE");
    const auto finding = certificates_.standing(ctx.actor.person, ctx.now());
    bool active = false;
    for (const Certificate& one : certificates_.own(ctx)) {
        const bool used = in_use(one) && !active;
        active = active || used;
        facts(data.add(used ? "USED" : "EARLIER"), one, ctx);
    }
    if (finding && active && !keeper) tell_finding(data, *finding, words);
    if (stage.handed_in) facts(data.add("HANDED"), *stage.handed_in, ctx);
    if (stage.last && stage.last->state == EnrolmentState::asked)
        data.add("ASKED_FOR").set("SINCE", words.moment(stage.last->asked, ctx.zone));
    if (stage.last && stage.last->state == EnrolmentState::approved && !stage.may_ask)
        data.add("APPROVED").set("BY", stage.last->decided_by);
    if (stage.last && stage.last->state == EnrolmentState::refused && stage.may_ask && !keeper)
        data.add("REFUSED").set("BY", stage.last->decided_by).set("NOTE", stage.last->note);
    const bool older = !certificates_.own(ctx).empty();
    data.show_if(!active && !keeper, "NONE")
        .show_if(stage.may_ask && !keeper, active ? "MAY_REPLACE" : "MAY_ASK")
        .show_if(active && !keeper, "MAY_IMPORT")
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
        const Certificate one = certificates_.of_actor(ctx);
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
    (void)certificates_.of_actor(ctx);
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
        certificates_.revoke(ctx, certificates_.of_actor(ctx).id, asked.reason, asked.note);
    });
}

std::string CertificatePages::on_desk(const Context& ctx, const Request& request) {
    const auto& words = words_.in(ctx.language);
    Data data;
    bool some = false;
    if (ctx.actor.may("signing.sign") && !ctx.actor.person.nil() && !elsewhere(ctx))
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
