// SPDX-License-Identifier: Apache-2.0
#include "signing/service/enrolments.h"

#include "core/audit/trail.h"
#include "core/auth/password.h"
#include "core/base/error.h"
#include "core/pki/openssl.h"
#include "signing/seal/accept.h"
#include "signing/service/register.h"
#include "signing/store/certificate_store.h"

namespace signing {
namespace {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;
using core::pki::Credential;

constexpr auto approval_life = std::chrono::hours(24 * 14);

void ensure_signer(const Context& ctx) {
    const bool person = ctx.actor.signed_in() && !ctx.actor.person.nil();
    core::ensure(person && ctx.actor.may("signing.sign") ? core::Verdict::allowed : core::Verdict::forbidden);
}

void ensure_issuer(const Context& ctx) {
    core::ensure(ctx.actor.may(Certificates::right) ? core::Verdict::allowed : core::Verdict::forbidden);
}

std::string object_of(const Enrolment& one) { return "enrolment:" + one.id.text(); }

bool is_open(const Enrolment& one, core::Instant now) {
    if (one.state == EnrolmentState::asked) return true;
    return one.state == EnrolmentState::approved && one.decided && *one.decided + approval_life > now;
}

// The rule of passwords holds for passphrases.
void refuse_weak(const Context& ctx, const Enrolments::Fresh& fresh) {
    std::vector<core::Fault> faults;
    if (fresh.passphrase.empty()) {
        faults.push_back({"passphrase", "signing.fault.passphrase_empty", {}});
    } else {
        for (const auto& fault : core::auth::password_faults(ctx.actor.login, fresh.passphrase))
            faults.push_back({"passphrase",
                              fault.args.empty() ? "signing.fault.passphrase_login" : "signing.fault.passphrase_short",
                              fault.args});
        if (fresh.passphrase.reveal() != fresh.again.reveal())
            faults.push_back({"again", "signing.fault.passphrase_differs", {}});
    }
    if (!faults.empty()) throw Error("core.error.invalid", std::move(faults));
}

void refuse_empty(const core::Secret& present) {
    if (present.empty())
        throw Error("core.error.invalid", {core::Fault{"present", "signing.fault.passphrase_empty", {}}});
}

[[noreturn]] void refuse_file(std::string key, core::Args args = {}) {
    throw Error("core.error.invalid", {core::Fault{"file", std::move(key), std::move(args)}});
}

bool signs(const Credential& credential) {
    const auto own = core::pki::certificate(credential.certificate);
    if (!own) return false;
    const bool rsa = EVP_PKEY_is_a(credential.key.get(), "RSA") == 1 && EVP_PKEY_get_bits(credential.key.get()) >= 2048;
    const bool ec = EVP_PKEY_is_a(credential.key.get(), "EC") == 1 && EVP_PKEY_get_bits(credential.key.get()) >= 256;
    const auto usage = X509_get_key_usage(own.get());   // all bits when the certificate names none
    const bool service = (X509_get_extension_flags(own.get()) & EXFLAG_XKUSAGE) != 0 &&
                         (X509_get_extended_key_usage(own.get()) & (XKU_TIMESTAMP | XKU_OCSP_SIGN)) != 0;
    return (rsa || ec) && !service && (usage & (X509v3_KU_DIGITAL_SIGNATURE | X509v3_KU_NON_REPUDIATION)) != 0 &&
           X509_check_ca(own.get()) == 0;
}

// Whose it is, whether it may sign now, and whether anybody here would believe it.
void refuse_unfit(const Context& ctx, const Credential& credential, const check::Anchors& anchors) {
    const auto facts = core::pki::describe(credential.certificate);
    if (!seal::same_person(facts.common_name, ctx.actor.person_name))
        refuse_file("signing.fault.certificate_name", {{"name", facts.common_name}, {"person", ctx.actor.person_name}});
    if (facts.not_after <= ctx.now()) refuse_file("signing.fault.certificate_expired");
    if (facts.not_before > ctx.now()) refuse_file("signing.fault.certificate_early");
    if (!signs(credential)) refuse_file("signing.fault.certificate_use");
    check::Evidence carried;
    carried.certificates = credential.chain;
    const auto path = check::build_path(credential.certificate, carried, anchors, check::Use::signature, ctx.now());
    if (path.state == check::PathState::revoked) refuse_file("signing.fault.certificate_revoked");
    if (path.state != check::PathState::good)
        refuse_file("signing.fault.certificate_trust", {{"issuer", facts.issuer}});
}

}  // namespace

Enrolments::Stage Enrolments::stage(const Context& ctx) const {
    ensure_signer(ctx);
    Stage out;
    out.last = db_.read([&](Tx& tx) { return store::last_enrolment(tx, ctx.actor.person); });
    if (const auto handed = keys_.waiting(ctx.actor.person)) out.handed_in = entry_of(handed->certificate, ctx.now());
    out.may_ask = keys_.has_authority() && !(out.last && is_open(*out.last, ctx.now()));
    return out;
}

Enrolment Enrolments::ask(const Context& ctx, const std::string& reason) {
    ensure_signer(ctx);
    if (!keys_.has_authority()) throw Error(Code::unavailable, "signing.error.no_authority");
    Enrolment made;
    made.id = EnrolmentId::make(ctx.now());
    made.person = ctx.actor.person;
    made.person_name = ctx.actor.person_name;
    made.position_name = ctx.actor.seat().position_name;
    made.unit_name = ctx.actor.seat().unit_name;
    made.asked = ctx.now();
    made.reason = reason;
    db_.write([&](Tx& tx) {
        if (auto open = store::open_enrolment(tx, made.person)) {
            if (is_open(*open, ctx.now())) throw Error(Code::conflict, "signing.error.enrolment_open");
            const auto was = open->state;   // approved, and never used in time
            open->state = EnrolmentState::withdrawn;
            store::save(tx, *open, was);
        }
        store::insert(tx, made);
        core::audit::append(tx, ctx, "signing.enrolment_asked", object_of(made));
    });
    return made;
}

void Enrolments::withdraw(const Context& ctx) {
    ensure_signer(ctx);
    db_.write([&](Tx& tx) {
        auto open = store::open_enrolment(tx, ctx.actor.person);
        if (!open) throw Error(Code::conflict, "signing.error.enrolment_none");
        const auto was = open->state;
        open->state = EnrolmentState::withdrawn;
        if (!store::save(tx, *open, was)) throw Error(Code::conflict, "signing.error.enrolment_changed");
        core::audit::append(tx, ctx, "signing.enrolment_withdrawn", object_of(*open));
    });
}

std::vector<Enrolment> Enrolments::waiting(const Context& ctx) const {
    ensure_issuer(ctx);
    return db_.read([&](Tx& tx) { return store::enrolments(tx, EnrolmentState::asked); });
}

std::int64_t Enrolments::count_waiting(const Context& ctx) const {
    ensure_issuer(ctx);
    return db_.read([&](Tx& tx) { return store::count_enrolments(tx, EnrolmentState::asked); });
}

Enrolment Enrolments::find(const Context& ctx, EnrolmentId id) const {
    ensure_issuer(ctx);
    auto found = db_.read([&](Tx& tx) { return store::enrolment(tx, id); });
    if (!found) throw Error(Code::not_found, "signing.error.no_enrolment");
    return *std::move(found);
}

void Enrolments::decide(const Context& ctx, EnrolmentId id, EnrolmentState state,
                        const std::function<void(Enrolment&)>& fill) {
    ensure_issuer(ctx);
    db_.write([&](Tx& tx) {
        auto found = store::enrolment(tx, id);
        if (!found) throw Error(Code::not_found, "signing.error.no_enrolment");
        if (found->person == ctx.actor.person) throw Error(Code::forbidden, "signing.error.own_enrolment");
        if (found->state != EnrolmentState::asked) throw Error(Code::conflict, "signing.error.enrolment_changed");
        found->state = state;
        found->decided = ctx.now();
        found->decided_by = ctx.actor.person_name;
        if (!ctx.actor.person.nil()) found->decider = ctx.actor.person;
        fill(*found);
        if (!store::save(tx, *found, EnrolmentState::asked))
            throw Error(Code::conflict, "signing.error.enrolment_changed");
        core::Json facts = core::Json::object();
        if (found->check) facts = {{"document", name(found->check->document)}, {"way", name(found->check->way)}};
        core::audit::append(tx, ctx, "signing.enrolment_" + std::string(name(state)), object_of(*found), facts);
    });
}

void Enrolments::approve(const Context& ctx, EnrolmentId id, const IdentityCheck& check) {
    decide(ctx, id, EnrolmentState::approved, [&](Enrolment& one) { one.check = check; });
}

void Enrolments::refuse(const Context& ctx, EnrolmentId id, const std::string& note) {
    ensure_issuer(ctx);
    if (note.empty()) throw Error("core.error.invalid", {core::Fault{"note", "signing.fault.refusal_reason", {}}});
    decide(ctx, id, EnrolmentState::refused, [&](Enrolment& one) { one.note = note; });
}

void Enrolments::make(const Context& ctx, const Fresh& fresh) {
    ensure_signer(ctx);
    refuse_weak(ctx, fresh);
    const auto open = db_.read([&](Tx& tx) { return store::open_enrolment(tx, ctx.actor.person); });
    if (!open || open->state != EnrolmentState::approved || !is_open(*open, ctx.now()))
        throw Error(Code::conflict, "signing.error.enrolment_none");
    keys_.enrol(ctx.actor.person, open->person_name, agency_, fresh.passphrase, [&](Tx& tx, const Certificate& made) {
        Enrolment done = *open;
        done.state = EnrolmentState::done;
        if (!store::save(tx, done, EnrolmentState::approved))
            throw Error(Code::conflict, "signing.error.enrolment_changed");
        core::audit::append(tx, ctx, "signing.certificate_issued", "certificate:" + made.id.text(),
                            {{"serial", made.serial}, {"enrolment", done.id.text()}});
    });
}

void Enrolments::change_passphrase(const Context& ctx, const core::Secret& present, const Fresh& fresh) {
    ensure_signer(ctx);
    refuse_empty(present);
    refuse_weak(ctx, fresh);
    try {
        keys_.change_passphrase(ctx.actor.person, present, fresh.passphrase);
    } catch (const Error& error) {
        if (error.key() != "core.error.passphrase") throw;
        const int left = accounts_.note_wrong_secret(db_, ctx);
        const core::Args args{{"left", std::to_string(left)},
                              {"minutes", std::to_string(core::auth::lock_time.count())}};
        if (left == 0) throw Error(Code::too_many, "signing.error.passphrase_locked", {args[1]});
        throw Error("signing.error.passphrase", {{"present", "signing.fault.passphrase", args}});
    }
    accounts_.note_right_secret(db_, ctx);
    db_.write([&](Tx& tx) {
        core::audit::append(tx, ctx, "signing.passphrase_changed", "person:" + ctx.actor.person.text());
    });
}

Certificate Enrolments::hand_in(const Context& ctx, core::ByteView file, const core::Secret& present,
                                const Fresh& fresh) {
    ensure_signer(ctx);
    if (file.empty()) refuse_file("signing.fault.p12_missing");
    refuse_empty(present);
    refuse_weak(ctx, fresh);
    try {
        const Credential opened = Credential::from_pkcs12(file, present);
        refuse_unfit(ctx, opened, inspect_.anchors());
        keys_.put_waiting(ctx.actor.person, opened.pkcs12(fresh.passphrase), opened.certificate);
        return entry_of(opened.certificate, ctx.now());
    } catch (const Error& error) {
        if (error.key() == "core.error.passphrase")
            throw Error("core.error.invalid", {core::Fault{"present", "signing.fault.p12_passphrase", {}}});
        if (error.key() == "core.error.key_file") refuse_file("signing.fault.p12_file");
        throw;
    }
}

void Enrolments::keep(const Context& ctx) {
    ensure_signer(ctx);
    keys_.keep_waiting(ctx.actor.person, [&](Tx& tx, const Certificate& kept) {
        core::audit::append(tx, ctx, "signing.certificate_imported", "certificate:" + kept.id.text(),
                            {{"serial", kept.serial}, {"issuer", kept.issuer}});
    });
}

void Enrolments::discard(const Context& ctx) {
    ensure_signer(ctx);
    keys_.drop_waiting(ctx.actor.person);
}

}  // namespace signing
