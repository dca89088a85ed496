// SPDX-License-Identifier: Apache-2.0
// The register of certificates, enrolments, and the revocation lists given out.
#pragma once

#include <vector>

#include "core/db/db.h"
#include "signing/domain/certificate.h"

namespace signing::store {

// Throws Error(conflict, "core.error.unique") for one that is there.
void insert(core::db::Tx& tx, const Certificate& certificate);
std::optional<Certificate> certificate(core::db::Tx& tx, CertificateId id);
std::optional<Certificate> certificate(core::db::Tx& tx, std::string_view issuer, std::string_view serial);
// Of one of the built-in authorities.
std::optional<Certificate> issued(core::db::Tx& tx, std::string_view authority, std::string_view serial);
// Those a person signs or signed with; newest first.
std::vector<Certificate> certificates_of(core::db::Tx& tx, core::PersonId person);
// Of persons and offices: those in use that end first on top, then the others.
// Throws Error(invalid, "core.error.cursor") naming "after".
CertificateLines certificates(core::db::Tx& tx, const CertificateWish& wish);
// Active ones of persons and offices by id, after `after`: all of them, page by page, whatever changes meanwhile.
std::vector<Certificate> active_certificates(core::db::Tx& tx, CertificateId after, int most);
// Of the active ones of persons and offices issued elsewhere, one for each issuer.
std::vector<Certificate> one_of_each_issuer(core::db::Tx& tx);
// Active ones that end by then, or have ended.
std::int64_t count_ending(core::db::Tx& tx, core::Instant by);
// State, its time, actor, reason and note, what was told and asked.
void save(core::db::Tx& tx, const Certificate& certificate);
// The built-in ones.
std::vector<Certificate> authorities(core::db::Tx& tx);
std::vector<Certificate> revoked(core::db::Tx& tx, std::string_view authority);
// Certificates of signatures and seals made here that the register does not know.
struct Unknown {
    core::Bytes der;
    std::optional<core::PersonId> person;   // none: of an office
    core::Instant signed_at;
};
std::vector<Unknown> unregistered(core::db::Tx& tx, int most);
// When the first archive timestamp ends.
std::optional<core::Instant> first_archive_end(core::db::Tx& tx);

void insert(core::db::Tx& tx, const Enrolment& enrolment);
std::optional<Enrolment> enrolment(core::db::Tx& tx, EnrolmentId id);
// The one asked or approved, of which there is at most one.
std::optional<Enrolment> open_enrolment(core::db::Tx& tx, core::PersonId person);
std::optional<Enrolment> last_enrolment(core::db::Tx& tx, core::PersonId person);
std::vector<Enrolment> enrolments(core::db::Tx& tx, EnrolmentState state);   // oldest first
std::int64_t count_enrolments(core::db::Tx& tx, EnrolmentState state);
// False when it is no longer in the state it was read in: then nothing is written.
bool save(core::db::Tx& tx, const Enrolment& enrolment, EnrolmentState was);

struct List {
    std::int64_t number = 0;
    core::Instant made, until;
    std::int64_t entries = 0;   // what was revoked when it was made; nothing ever leaves a list
    core::Bytes der;
};
std::optional<List> list(core::db::Tx& tx, std::string_view authority);
// Unless a younger one is there.
void keep(core::db::Tx& tx, std::string_view authority, const List& list);
std::int64_t count_revoked(core::db::Tx& tx, std::string_view authority);

}  // namespace signing::store
