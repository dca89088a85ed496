// SPDX-License-Identifier: Apache-2.0
// Suggests people while somebody fills in who is sent, appointed or present.
#pragma once

#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "letters/service/room.h"

namespace letters {

struct Colleague {
    std::string name;       // as printed, with titles
    std::string rank;
    std::string nip;        // of people of the writer's own office; "" of others, to be asked of them
    std::string position;   // "Plt. Kepala Bidang Aplikasi Informatika"
    std::string unit_name;
};

class Staff {
  public:
    explicit Staff(Parts& parts) : parts_(parts) {}

    // Whoever holds a position today and matches every word in name, position or unit, people of the
    // writer's own office first. At most `limit`.
    std::vector<Colleague> find(const core::Context& ctx, std::string_view words, std::size_t limit);

  private:
    struct Known {
        Colleague person;
        core::PersonId id;
        core::UnitId book;   // the unit in whose book theirs is numbered: their office
        bool stands_in = false;
    };
    std::vector<Known> known(const core::Context& ctx);

    Parts& parts_;
    std::mutex guard_;
    std::vector<Known> known_;       // read anew when a minute old: somebody types a name letter by letter
    core::Instant read_{};
    core::Date day_{};
};

}  // namespace letters
