// SPDX-License-Identifier: Apache-2.0
// What waits in the depot today, for whoever looks: of each part he may work in, how much.
#pragma once

#include "depot/service/holds.h"
#include "depot/service/loans.h"
#include "depot/service/places.h"
#include "depot/service/reading_room.h"
#include "depot/service/requests.h"
#include "depot/service/scans.h"

namespace depot {

enum class Task { own, overdue, waiting, granted, releases, requests, requests_late, scans, readers, misplaced, unplaced, nearly };
std::string_view name(Task task);
constexpr bool late(Task task) {
    return task == Task::overdue || task == Task::requests_late || task == Task::misplaced;
}

struct DepotToday {
    std::vector<std::pair<Task, std::int64_t>> tasks;   // those of his rights, none among them
    std::optional<Metres> shelves;                      // of all depots he looks into
    std::vector<LoanShown> overdue;                     // the longest late first, so many
};

class Today {
  public:
    static constexpr std::size_t most_overdue = 5;

    Today(Holds& holds, Loans& loans, Places& places, Scans& scans, Requests& requests, ReadingRoom& reading)
        : holds_(holds), loans_(loans), places_(places), scans_(scans), requests_(requests), reading_(reading) {}

    DepotToday look(const core::Context& ctx);

  private:
    Holds& holds_;
    Loans& loans_;
    Places& places_;
    Scans& scans_;
    Requests& requests_;
    ReadingRoom& reading_;
};

}  // namespace depot
