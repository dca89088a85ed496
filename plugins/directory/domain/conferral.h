// SPDX-License-Identifier: Apache-2.0
// What delegations of signature and lent mailboxes have in common: days, and how they end.
//
//   future --from reached--> active --until passed--> past
//      '--------revoke()-------'-------------------> revoked (at once; it never holds again)
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/error.h"
#include "directory/delegations.h"

namespace directory {

constexpr std::size_t longest_basis = 200, longest_revoke_reason = 500;   // characters

enum class ConferralState { future, active, past, revoked };
std::string_view name(ConferralState state);   // "future" ... "revoked"
bool still_open(ConferralState state);         // future or active

// By its own days alone; no last day: until revoked.
ConferralState state_of(const Conferral& given, std::optional<core::Date> until, core::Date day);
bool days_meet(core::Date from_a, std::optional<core::Date> until_a, core::Date from_b,
               std::optional<core::Date> until_b);

// Gathers faults under the keys "directory.fault.<key>".
class Faults {
  public:
    void add(std::string field, std::string_view key, core::Args args = {});
    // The last day comes before the first, or is over already (`over`: its key).
    void days(const Conferral& given, core::Date until, core::Date today, std::string_view over);
    void height(const Conferral& given);   // an access class nobody knows
    bool none() const { return all_.empty(); }
    std::vector<core::Fault> take() { return std::move(all_); }

  private:
    std::vector<core::Fault> all_;
};

}  // namespace directory
