// SPDX-License-Identifier: Apache-2.0
// What stands in the way of moving, proposing, decreeing, destroying or handing over a dossier: holds,
// and a paper that is not in its place (archive.md I3, I5, I6). Asked inside the act's own unit.
#pragma once

#include "depot/service/holds.h"
#include "depot/service/loans.h"
#include "depot/service/places.h"
#include "depot/service/requests.h"

namespace depot {

class Guarding final : public archive::Guard {
  public:
    Guarding(Parts& parts, Holds& holds) : parts_(parts), holds_(holds) {}

    archive::Obstacles against(core::db::Tx& tx, const core::Context& ctx, const std::vector<archive::Kept>& dossiers,
                               archive::Deed deed) override;

  private:
    Parts& parts_;
    Holds& holds_;
};

// Titles of holds and loans in notices, to those who may know of them.
class Telling final : public notify::Subjects {
  public:
    Telling(Parts& parts, Holds& holds, Loans& loans, Requests& requests)
        : parts_(parts), holds_(holds), loans_(loans), requests_(requests) {}

    void through(notify::Notices& notices);
    std::optional<notify::Described> describe(core::db::Tx& tx, const core::Actor& actor,
                                              std::string_view object) override;

  private:
    std::optional<notify::Described> shelved(core::db::Tx& tx, const core::Actor& actor, std::string_view id);

    Parts& parts_;
    Holds& holds_;
    Loans& loans_;
    Requests& requests_;
};

}  // namespace depot
