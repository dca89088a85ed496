// SPDX-License-Identifier: Apache-2.0
#include "signing/service/register.h"

#include "core/base/error.h"
#include "core/pki/credential.h"
#include "core/pki/openssl.h"
#include "signing/service/keys.h"
#include "signing/store/certificate_store.h"

namespace signing {

using core::Code;
using core::Error;
using core::db::Tx;

Certificate entry_of(core::ByteView certificate, core::Instant now) {
    const auto facts = core::pki::describe(certificate);
    Certificate out;
    out.id = CertificateId::make(now);
    out.issuer = facts.issuer;
    out.serial = facts.serial;
    out.subject = facts.subject;
    out.common_name = facts.common_name;
    out.from = facts.not_before;
    out.until = facts.not_after;
    out.der.assign(certificate.begin(), certificate.end());
    out.entered = out.state_at = now;
    return out;
}

bool issued_by(core::ByteView certificate, core::ByteView issuer) {
    const auto own = core::pki::certificate(certificate);
    const auto above = core::pki::certificate(issuer);
    const bool good = own && above && X509_check_issued(above.get(), own.get()) == X509_V_OK &&
                      X509_verify(own.get(), X509_get0_pubkey(above.get())) == 1;
    ERR_clear_error();
    return good;
}

bool same_key(core::ByteView one, core::ByteView other) {
    const auto first = core::pki::certificate(one), second = core::pki::certificate(other);
    return first && second && X509_NAME_cmp(X509_get_subject_name(first.get()), X509_get_subject_name(second.get())) == 0 &&
           EVP_PKEY_eq(X509_get0_pubkey(first.get()), X509_get0_pubkey(second.get())) == 1;
}

void enter_absent(Tx& tx, const std::vector<Certificate>& all) {
    for (const Certificate& one : all)
        if (!store::certificate(tx, one.issuer, one.serial)) store::insert(tx, one);
}

Certificate enter(Tx& tx, Certificate entered) {
    const auto known = store::certificate(tx, entered.issuer, entered.serial);
    if (known && known->state == CertificateState::revoked)
        throw Error(Code::conflict, "signing.error.certificate_revoked");
    if (known && known->state == CertificateState::held) throw Error(Code::conflict, "signing.error.certificate_held");
    if (known && known->person && known->person != entered.person)
        throw Error(Code::conflict, "signing.error.certificate_taken");
    for (Certificate& before : store::certificates_of(tx, entered.person.value())) {
        if (!in_use(before) || (known && before.id == known->id)) continue;   // one of a service elsewhere stays
        before.state = CertificateState::replaced;
        before.state_at = entered.entered;
        store::save(tx, before);
    }
    if (!known) {
        store::insert(tx, entered);
        return entered;
    }
    Certificate again = *known;
    again.person = entered.person;
    again.state = CertificateState::active;
    again.state_at = entered.entered;
    store::save(tx, again);
    return again;
}

std::optional<Certificate> newest_of(Tx& tx, core::PersonId person) {
    for (auto& one : store::certificates_of(tx, person))
        if (one.origin != CertificateOrigin::shown) return std::move(one);
    return std::nullopt;
}

void succeed_seal(Tx& tx, const Certificate& made, const std::string& before) {
    auto was = before.empty() ? std::nullopt : store::certificate(tx, made.issuer, before);
    if (was && was->state == CertificateState::active) {
        was->state = CertificateState::replaced;
        was->state_at = made.entered;
        store::save(tx, *was);
    }
    store::insert(tx, made);
}

void enter_shown(Tx& tx, Certificate shown, std::optional<core::PersonId> person) {
    shown.person = person;
    shown.purpose = person ? Purpose::signing : Purpose::seal;
    shown.origin = CertificateOrigin::shown;
    for (const Certificate& above : store::authorities(tx)) {
        if (above.subject != shown.issuer || !issued_by(shown.der, above.der)) continue;
        shown.authority = above.subject == above.issuer ? "root" : "ca";
        shown.origin = CertificateOrigin::issued;
    }
    store::insert(tx, shown);
}

void refuse_unusable(const Certificate& certificate, core::Instant now) {
    switch (certificate.state) {
        case CertificateState::revoked: throw Error(Code::conflict, "signing.error.certificate_revoked");
        case CertificateState::held: throw Error(Code::conflict, "signing.error.certificate_held");
        case CertificateState::replaced: throw Error(Code::conflict, "signing.error.certificate_replaced");
        case CertificateState::active: break;
    }
    if (certificate.until <= now) throw Error(Code::conflict, "signing.error.certificate_expired");
}

std::optional<Certificate> registered(Tx& tx, core::ByteView certificate, core::Instant now) {
    const Certificate said = entry_of(certificate, now);
    return store::certificate(tx, said.issuer, said.serial);
}

void ensure_usable(Tx& tx, core::PersonId person, core::ByteView certificate, core::Instant now) {
    Certificate shown = entry_of(certificate, now);
    if (const auto known = store::certificate(tx, shown.issuer, shown.serial)) return refuse_unusable(*known, now);
    enter_shown(tx, std::move(shown), person);
}

void ensure_seal_usable(Tx& tx, core::ByteView certificate, core::Instant now) {
    Certificate shown = entry_of(certificate, now);
    const auto known = store::certificate(tx, shown.issuer, shown.serial);
    if (!known) return enter_shown(tx, std::move(shown), std::nullopt);
    if (known->state != CertificateState::active || known->until <= now)
        throw Error(Code::conflict, "signing.error.seal_certificate");
}

}  // namespace signing
