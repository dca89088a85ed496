// SPDX-License-Identifier: Apache-2.0
// One decision on many rows of the review list: which of them it settles, and which wait on with their reason.
#pragma once

#include <array>

#include "classification/domain/import.h"

namespace classification {

enum class Bulk {
    accept,    // as they stand
    meant,     // with what their words probably mean
    correct,   // with one value in the cell that is at fault
    drop
};
constexpr std::array all_bulks{Bulk::accept, Bulk::meant, Bulk::correct, Bulk::drop};
std::string_view name(Bulk act);

struct Picked {
    std::string edition;
    Finding finding;
};
struct Would {
    std::optional<Cells> cells;   // what is taken; nullopt = it waits on
    Reason why = Reason::differs;
};
// In the order of `rows`. Of rows that would say something of one code none is taken: nobody chose between them.
std::vector<Would> would(Bulk act, const std::vector<Picked>& rows, const std::string& value);

}  // namespace classification
