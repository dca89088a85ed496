// SPDX-License-Identifier: Apache-2.0
// Nothing is given any more to where nobody will read it.
#include "directory/endings.h"

namespace directory {

std::optional<core::Fault> ended_fault(core::db::Tx& tx, Directory& directory, Endings* endings, core::PositionId to,
                                       std::string_view field) {
    if (endings == nullptr) return std::nullopt;
    const auto position = directory.position(tx, to);
    if (!position) return std::nullopt;
    const auto heir = heir_of(endings->endings(tx), position->unit);
    if (heir == position->unit) return std::nullopt;
    const auto successor = directory.unit(tx, heir);
    return core::Fault{std::string(field), "directory.fault.to_ended",
                       {{"position", position->name}, {"heir", successor ? successor->name : std::string()}}};
}

}  // namespace directory
