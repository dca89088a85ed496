// SPDX-License-Identifier: Apache-2.0
// Delegations of signature (delegasi tanda tangan): a position signs in the name of another, for a
// time, for some kinds of letters, up to an access class. a.n. reaches one level down the line, u.b.
// two, through one who signs a.n. himself. What is delegated cannot be delegated again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/auth/actor.h"
#include "core/db/db.h"

namespace directory {

using DelegationId = core::Id<struct DelegationTag>;

enum class DelegationForm { an, ub };          // atas nama, untuk beliau
std::string_view name(DelegationForm form);    // "an", "ub"
std::string_view printed(DelegationForm form); // "a.n.", "u.b."
std::optional<DelegationForm> delegation_form_named(std::string_view text);

// Access classes by their names of SKKAAD, lowest first: biasa, terbatas, rahasia, sangat_rahasia.
const std::vector<std::string>& access_names();
// 0 to 3; -1 for a name that is none.
int height_of(std::string_view access);

// What is given for a time, entered once and taken back at once; never changed.
struct Conferral {
    std::string highest = "biasa";     // highest access class
    core::Date from{};                 // first day, counts
    std::string basis;                 // number of the letter that says so
    std::string entered_by;
    core::Instant entered_at;
    std::optional<core::Instant> revoked_at;
    std::string revoked_by, revoke_reason;
};

struct Delegation : Conferral {
    DelegationId id;
    core::PositionId giver, receiver;
    DelegationForm form = DelegationForm::an;
    std::vector<std::string> kinds;    // codes of kinds of letters
    std::vector<std::string> groups;   // codes of groups of kinds; both empty: all the giver signs
    core::Date until{};                // last day, counts
};

// The letter a mandate is asked for.
struct Matter {
    std::string kind;      // "surat_dinas"
    std::string group;     // "korespondensi-eksternal"
    std::string access;    // "biasa"
};

// Why a delegation gives no mandate. none: it does. unknown: there is no such delegation. line: the
// receiver does not stand in the giver's line any more. chain: of an u.b., the one between does not
// sign a.n.
enum class Lack { none, unknown, revoked, early, over, kind, access, line, chain };
std::string_view name(Lack lack);   // "none" ... "chain"

// What the delegation itself lacks for the letter on the day: revoked, early, over, kind or access.
Lack lack_of(const Delegation& delegation, const Matter& matter, core::Date day);

// A delegation that holds, with the name of the position in whose name is signed.
struct Mandate {
    Delegation delegation;
    std::string giver_name;
};

struct MandateAnswer {
    Lack lack = Lack::unknown;
    Mandate mandate;     // the one that holds; with a lack, the one that came nearest
    bool holds() const { return lack == Lack::none; }
};

// A kind of letter as delegations know it.
struct SignedKind {
    std::string code, name, group;
    std::string group_word;              // key of the group's name
    std::vector<std::string> signers;    // kinds of positions that may sign it; empty: any
};
// Answered by the room that keeps the kinds.
class SignedKinds {
  public:
    virtual ~SignedKinds() = default;
    virtual std::vector<SignedKind> signed_kinds(core::db::Tx& tx) = 0;   // as people choose from
};

class Delegations {
  public:
    virtual ~Delegations() = default;
    virtual void serve(SignedKinds& kinds) = 0;   // at start
    // Whether `receiver` may sign such a letter in that form on the day, and by which delegation.
    virtual MandateAnswer mandate(core::db::Tx& tx, core::PositionId receiver, DelegationForm form,
                                  const Matter& matter, core::Date day) = 0;
    // All that hold for such a letter on the day.
    virtual std::vector<Mandate> mandates(core::db::Tx& tx, const Matter& matter, core::Date day) = 0;
};

}  // namespace directory
