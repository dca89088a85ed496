// SPDX-License-Identifier: Apache-2.0
// Certificates of the register, and the enrolment that leads to one:
//
//   enrolment    asked -> approved -> done          certificate   active -> replaced
//                asked -> refused | withdrawn                     active, replaced -> revoked
//                approved -> withdrawn                            active <-> held -> revoked
//
// Who issued a held one elsewhere holds it back for a time: it signs nothing meanwhile, and its key is kept.
// A replaced certificate signs nothing more, and what it signed stands. A revoked one never comes back.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/base/bytes.h"

namespace signing {

using CertificateId = core::Id<struct CertificateTag>;
using EnrolmentId = core::Id<struct EnrolmentTag>;

enum class CertificateState { active, replaced, revoked, held };
enum class CertificateOrigin { issued, imported, shown };   // shown: found in a signature made here
enum class Purpose { signing, timestamps, responses, authority, seal };   // seal: of an office
// Those of RFC 5280 section 5.3.1 that may happen to a person.
enum class RevocationReason {
    unspecified, key_compromise, affiliation_changed, superseded, cessation, privilege_withdrawn
};

inline constexpr std::array all_states{CertificateState::active, CertificateState::held, CertificateState::replaced,
                                       CertificateState::revoked};
inline constexpr std::array all_reasons{RevocationReason::key_compromise,  RevocationReason::affiliation_changed,
                                        RevocationReason::superseded,      RevocationReason::cessation,
                                        RevocationReason::privilege_withdrawn, RevocationReason::unspecified};

struct Certificate {
    CertificateId id;
    std::string authority;   // of the built-in ones, "ca" or "root"; "" for any other
    std::string issuer, serial, subject, common_name;
    Purpose purpose = Purpose::signing;
    CertificateOrigin origin = CertificateOrigin::issued;
    std::optional<core::PersonId> person;
    core::Instant from, until;
    core::Bytes der;
    core::Instant entered;
    CertificateState state = CertificateState::active;
    core::Instant state_at;
    std::string state_by;   // name; "" is the system
    RevocationReason reason = RevocationReason::unspecified;
    std::string note;
    int warned = 0;         // days before the end last told of; 0 for none
    std::optional<core::Instant> asked;   // when its issuer was last asked about it
};

// A page of the register.
struct CertificateWish {
    std::string words;                       // part of holder, issuer or serial number
    std::optional<CertificateState> state;
    std::string after;                       // `next` of the page before
    int limit = 50;
};
struct CertificateLines {
    std::vector<Certificate> lines;
    std::string next;                        // "" at the end
};

enum class EnrolmentState { asked, approved, refused, withdrawn, done };
enum class IdentityDocument { ktp, employee_card, passport };
enum class IdentityWay { met, video };

inline constexpr std::array all_documents{IdentityDocument::ktp, IdentityDocument::employee_card,
                                          IdentityDocument::passport};
inline constexpr std::array all_ways{IdentityWay::met, IdentityWay::video};

// How the officer made sure who asks. What the document says is not kept.
struct IdentityCheck {
    IdentityDocument document = IdentityDocument::ktp;
    IdentityWay way = IdentityWay::met;
    std::string note;
};

struct Enrolment {
    EnrolmentId id;
    core::PersonId person;
    std::string person_name, position_name, unit_name;
    EnrolmentState state = EnrolmentState::asked;
    core::Instant asked;
    std::string reason;   // why one is needed
    std::optional<core::Instant> decided;
    std::string decided_by;
    std::optional<core::PersonId> decider;
    std::optional<IdentityCheck> check;   // of one approved
    std::string note;                     // of one refused
};

std::string_view name(CertificateState state);
std::string_view name(CertificateOrigin origin);
std::string_view name(Purpose purpose);
std::string_view name(RevocationReason reason);
std::string_view name(EnrolmentState state);
std::string_view name(IdentityDocument document);
std::string_view name(IdentityWay way);
// As kept; throw Error(internal, "signing.error.stored") for any other word.
CertificateState certificate_state_named(std::string_view text);
CertificateOrigin certificate_origin_named(std::string_view text);
Purpose purpose_named(std::string_view text);
RevocationReason reason_named(std::string_view text);
EnrolmentState enrolment_state_named(std::string_view text);
IdentityDocument document_named(std::string_view text);
IdentityWay way_named(std::string_view text);
// CRLReason.
int code_of(RevocationReason reason);

// Its key is kept here and signs.
bool in_use(const Certificate& certificate);

// Whole days left, never below 0.
int days_left(core::Instant until, core::Instant now);
inline constexpr std::array warning_days{90, 30, 14, 7, 1};
// The nearest of these that is reached; nothing while more days are left, and once it has ended.
std::optional<int> warning_due(core::Instant until, core::Instant now);

// Of what the server itself stands on: files are stamped anew half a year before their stamp ends, and by then what
// comes after must be there.
inline constexpr std::array service_warning_days{365, 180, 90, 30, 14, 7, 1};
std::optional<int> service_warning_due(core::Instant until, core::Instant now);

// What stands in the way of signing with a certificate, or soon will; the key of its sentence.
struct CertificateStanding {
    bool blocks = false;
    std::string key;
    core::Args args;
};
// Of the newest certificate of a person.
std::optional<CertificateStanding> finding_of(const Certificate& newest, core::Instant now);

}  // namespace signing
