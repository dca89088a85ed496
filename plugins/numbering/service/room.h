// SPDX-License-Identifier: Apache-2.0
// The parts the services of this room share, and the owners of what they number.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "classification/classification.h"
#include "core/db/db.h"
#include "directory/directory.h"
#include "numbering/domain/access.h"
#include "numbering/domain/number.h"

namespace numbering {

class Owners {
  public:
    void serve(Numbered& owner) { all_[owner.kind()] = &owner; }
    // nullptr for the subject of a room that is not there.
    Numbered* of(std::string_view subject) const;
    std::vector<Kind> kinds(core::db::Tx& tx) const;

  private:
    std::map<std::string, Numbered*, std::less<>> all_;
};

struct Policy {
    std::string pattern = "{class}/{no}/{unit}";   // of the series a unit gets when none fits,
    std::string first_series = "Naskah dinas";     // and its name
    int reserve_days = 14;                         // longest a number stays promised
    bool insert_same_period = true;                // inserted numbers only into the running period
};

struct Parts {
    core::db::Db& db;
    const core::Clock& clock;
    core::Zone zone = core::Zone::wib;
    directory::Directory& directory;
    classification::Instruments& instruments;
    Policy policy;
    Owners owners{};
};

core::Context system_context(const Parts& parts);
// See Numbers::open_books.
std::vector<OpenBook> open_books(core::db::Tx& tx, Parts& parts, const core::Actor& actor);
Owner owner_of(const core::Context& ctx);
inline std::string object_of(NumberId id) { return "number:" + id.text(); }
// Faults at "classification" for a code the instruments do not hold; "" is fine.
void check_classification(core::db::Tx& tx, Parts& parts, std::string_view code,
                          std::vector<core::Fault>& faults);

}  // namespace numbering
