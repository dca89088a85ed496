// SPDX-License-Identifier: Apache-2.0
#include "signing/service/certificates.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/base/error.h"
#include "core/log/log.h"
#include "signing/pades/answers.h"
#include "signing/service/office_keys.h"
#include "signing/service/pki.h"
#include "signing/service/register.h"
#include "signing/store/certificate_store.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::Instant;
using core::db::Tx;

constexpr int a_page = 200;
constexpr auto month = std::chrono::hours(24 * 30), half_year = std::chrono::hours(24 * 180);

bool listed(const Certificate& one) { return one.purpose == Purpose::signing || one.purpose == Purpose::seal; }

// What is ours to renew is told early; what renews itself only when it did not.
std::optional<int> warning(std::string_view what, Instant until, Instant now) {
    if (what == "ocsp" && until - now > month) return std::nullopt;
    return what == "root" || what == "ca" || what == "tsa" ? service_warning_due(until, now) : warning_due(until, now);
}

std::string object_of(const Certificate& one) { return "certificate:" + one.id.text(); }

bool officer(const Context& ctx) { return ctx.actor.may(Certificates::right); }

void ensure_officer(const Context& ctx) {
    core::ensure(officer(ctx) ? core::Verdict::allowed : core::Verdict::forbidden);
}

bool owns(const Context& ctx, const Certificate& one) {
    return ctx.actor.signed_in() && one.person && *one.person == ctx.actor.person;
}

Context system(const core::Clock& clock) {
    Context ctx;
    ctx.actor = core::Actor::system();
    ctx.clock = &clock;
    return ctx;
}

}  // namespace

std::optional<CertificateStanding> Certificates::standing(Tx& tx, core::PersonId person, Instant now) const {
    const auto newest = newest_of(tx, person);
    if (newest) return finding_of(*newest, now);
    return CertificateStanding{true, "signing.standing.none", {}};
}

std::optional<CertificateStanding> Certificates::standing(core::PersonId person, Instant now) const {
    auto found = db_.read([&](Tx& tx) { return standing(tx, person, now); });
    // A key from before there was a register; asked with no unit open.
    if (found && found->key == "signing.standing.none" && keys_.enrolled(person)) found.reset();
    return found;
}

std::vector<Certificate> Certificates::own(const Context& ctx) const {
    core::ensure(ctx.actor.may("signing.sign") ? core::Verdict::allowed : core::Verdict::forbidden);
    return db_.read([&](Tx& tx) { return store::certificates_of(tx, ctx.actor.person); });
}

Certificate Certificates::of_actor(const Context& ctx) const {
    for (Certificate& one : own(ctx))
        if (in_use(one)) return std::move(one);
    throw Error(Code::not_found, "signing.error.no_certificate");
}

CertificateLines Certificates::list(const Context& ctx, const CertificateWish& wish) const {
    ensure_officer(ctx);
    return db_.read([&](Tx& tx) { return store::certificates(tx, wish); });
}

Certificate Certificates::find(const Context& ctx, CertificateId id) const {
    auto found = db_.read([&](Tx& tx) { return store::certificate(tx, id); });
    const bool known = found && listed(*found) && (officer(ctx) || owns(ctx, *found));
    if (!known) throw Error(Code::not_found, "signing.error.no_certificate");
    return *std::move(found);
}

Certificate Certificates::revoke(const Context& ctx, CertificateId id, RevocationReason reason,
                                 const std::string& note) {
    return revoke(ctx, find(ctx, id), reason, note, ctx.now());
}

Certificate Certificates::revoke(const Context& ctx, const std::string& serial, RevocationReason reason) {
    core::ensure(ctx.actor.kind == core::Actor::Kind::system ? core::Verdict::allowed : core::Verdict::forbidden);
    const auto found = db_.read([&](Tx& tx) {
        auto one = store::issued(tx, "ca", serial);
        return one ? one : store::issued(tx, "root", serial);
    });
    if (!found || found->subject == found->issuer) throw Error(Code::not_found, "signing.error.no_certificate");
    return revoke(ctx, *found, reason, "", ctx.now());
}

Certificate Certificates::revoke(const Context& ctx, Certificate one, RevocationReason reason, const std::string& note,
                                 Instant at) {
    bool signs_here = false;
    const Certificate made = db_.write([&](Tx& tx) {
        Certificate now = store::certificate(tx, one.id).value();
        if (now.state == CertificateState::revoked) throw Error(Code::conflict, "signing.error.certificate_revoked");
        signs_here = in_use(now) || (now.state == CertificateState::held && now.origin != CertificateOrigin::shown);
        now.state = CertificateState::revoked;
        now.state_at = at;
        now.state_by = ctx.actor.person_name;
        now.reason = reason;
        now.note = note;
        store::save(tx, now);
        core::audit::append(tx, ctx, "signing.certificate_revoked", object_of(now),
                            {{"serial", now.serial}, {"reason", name(reason)}});
        if (!now.authority.empty())
            core::jobs::add(tx, ctx.now(), Pki::job, core::Json::object(), {.lane = {}, .key = std::string(Pki::job)});
        return now;
    });
    if (signs_here && made.person) keys_.discard(*made.person, made.serial);
    if (made.purpose == Purpose::seal && seals_ != nullptr) seals_->discard(made.serial);
    return made;
}

std::vector<Certificates::Watched> Certificates::services() const {
    std::vector<Watched> all;
    const Instant now = clock_.now();
    const auto add = [&](std::string what, std::string title, Instant until) {
        const auto due = warning(what, until, now);
        all.push_back({std::move(what), std::move(title), until, due, until <= now});
    };
    for (const char* name : {"root", "ca", "tsa", "ocsp"})
        if (const auto der = keys_.certificate(name)) {
            const auto facts = core::pki::describe(*der);
            add(name, facts.common_name, facts.not_after);
        }
    for (const core::Bytes& anchor : keys_.anchors()) {
        if (keys_.is_demo(anchor)) continue;   // listed as root
        const auto facts = core::pki::describe(anchor);
        add("anchor", facts.common_name, facts.not_after);
    }
    if (const auto end = db_.read([](Tx& tx) { return store::first_archive_end(tx); })) add("archive", "", *end);
    std::ranges::stable_sort(all, {}, &Watched::until);
    return all;
}

void Certificates::check() const {
    for (const Watched& one : services()) {
        // Archive timestamps have their own watch, and the responder renews itself.
        if (one.what == "archive" || one.what == "ocsp") continue;
        if (one.ended) throw Error(Code::unavailable, "signing.error.certificate_ended", {{"name", one.name}});
        // Under it the timestamp service is renewed, and that is needed half a year before its end.
        if (one.until - clock_.now() <= (one.what == "ca" ? half_year : month))
            throw Error(Code::unavailable, "signing.error.certificate_ends",
                        {{"name", one.name}, {"days", std::to_string(days_left(one.until, clock_.now()))}});
    }
}

std::int64_t Certificates::count_ending(const Context& ctx) const {
    ensure_officer(ctx);
    return db_.read([&](Tx& tx) { return store::count_ending(tx, ctx.now() + month); });
}

void Certificates::watch() {
    const Context ctx = system(clock_);
    adopt();
    warn(ctx);
    each_active([&](const Certificate& one) { ask_issuer(ctx, one); });
    keys_.sweep_waiting();
}

void Certificates::each_active(const std::function<void(const Certificate&)>& act) const {
    CertificateId after;
    for (bool more = true; more;) {
        const auto page = db_.read([&](Tx& tx) { return store::active_certificates(tx, after, a_page); });
        for (const Certificate& one : page) {
            try {
                act(one);
            } catch (const std::exception& fault) {
                core::log::warning("signing.certificate_watch", {{"serial", one.serial}, {"fault", fault.what()}});
            }
            after = one.id;
        }
        more = page.size() == a_page;
    }
}

// Many signatures share a certificate, so each round enters some and finds fewer; what cannot be entered ends it.
void Certificates::adopt() {
    for (bool some = true; some;) {
        some = false;
        for (const auto& one : db_.read([](Tx& tx) { return store::unregistered(tx, a_page); })) {
            try {
                some |= db_.write([&](Tx& tx) {
                    const Certificate entry = entry_of(one.der, one.signed_at);
                    if (store::certificate(tx, entry.issuer, entry.serial)) return false;
                    enter_shown(tx, entry, one.person);
                    return true;
                });
            } catch (const std::exception& fault) {
                core::log::warning("signing.certificate_watch", {{"fault", fault.what()}});
            }
        }
    }
}

void Certificates::warn(const Context& ctx) {
    each_active([&](const Certificate& one) { warn(ctx, one); });
    for (const Watched& one : services())
        // The responder renews itself.
        if (one.ended || (one.warning && one.what != "ocsp"))
            core::log::warning("signing.certificate_ends",
                               {{"what", one.what}, {"name", one.name}, {"until", core::iso(one.until)}});
}

void Certificates::warn(const Context& ctx, const Certificate& one) {
    const auto due = warning_due(one.until, ctx.now());
    if (!due || (one.warned != 0 && one.warned <= *due)) return;
    db_.write([&](Tx& tx) {
        auto now = store::certificate(tx, one.id);
        if (!now || now->state != CertificateState::active) return;
        now->warned = *due;
        store::save(tx, *now);
        core::audit::append(tx, ctx, "signing.certificate_ends", object_of(*now),
                            {{"serial", now->serial}, {"days", days_left(now->until, ctx.now())}});
    });
}

// The network is asked with no unit open. Who does not answer tonight is asked again tomorrow.
void Certificates::ask_issuer(const Context& ctx, const Certificate& one) {
    if (!one.authority.empty() || one.until <= ctx.now()) return;
    const auto source = sources_();
    core::Bytes issuer = source->issuer_of(one.der);
    for (const core::Bytes& anchor : keys_.anchors())
        if (issuer.empty() && issued_by(one.der, anchor)) issuer = anchor;
    if (issuer.empty() || !issued_by(one.der, issuer)) return;
    const core::Bytes request = pades::ocsp_request(one.der, issuer);
    auto answer = pades::read_ocsp(source->ocsp(one.der, issuer, request), one.der, issuer, request);
    if (!answer) answer = pades::read_crl(source->crl(one.der, issuer), one.der, issuer);
    if (!answer || !answer->is_current(ctx.now())) return;
    if (answer->on_hold) return hold(ctx, one.id, *answer->revoked_at);
    if (answer->revoked_at) {
        revoke(ctx, one, RevocationReason::unspecified, "", *answer->revoked_at);
        return;
    }
    db_.write([&](Tx& tx) {
        auto now = store::certificate(tx, one.id);
        if (!now || now->state == CertificateState::revoked) return;
        if (now->state == CertificateState::held) {   // not any more
            now->state = CertificateState::active;
            now->state_at = ctx.now();
            core::audit::append(tx, ctx, "signing.certificate_released", object_of(*now), {{"serial", now->serial}});
        }
        now->asked = ctx.now();
        store::save(tx, *now);
    });
}

// No end: the key stays, and every night the issuer is asked again.
void Certificates::hold(const Context& ctx, CertificateId id, Instant since) {
    db_.write([&](Tx& tx) {
        auto now = store::certificate(tx, id);
        if (!now || (now->state != CertificateState::active && now->state != CertificateState::held)) return;
        if (now->state == CertificateState::active) {
            now->state = CertificateState::held;
            now->state_at = since;
            now->state_by.clear();
            core::audit::append(tx, ctx, "signing.certificate_held", object_of(*now), {{"serial", now->serial}});
        }
        now->asked = ctx.now();
        store::save(tx, *now);
    });
}

}  // namespace signing
