// SPDX-License-Identifier: Apache-2.0
// Taking back what was done a moment ago ("Batalkan"). An act that can be undone keeps, in its entry of the trail as
// member "undo", what is needed to; its room undoes it by an act of its own:
//
//   audit::append(tx, ctx, "incoming.closed", object, {{"note", note}, {undo::member, before}});
//   ...
//   const auto act = undo::taken_back(tx, ctx, object, "incoming.closed");   // in the unit that restores
//
// Who did it may, in the seat he did it in, for some minutes, while nothing followed upon the object. What is signed,
// numbered or sent out of the house keeps no such member.
#pragma once

#include <chrono>

#include "core/audit/trail.h"
#include "core/auth/actor.h"

namespace core::undo {

inline constexpr std::chrono::minutes window{10};
inline constexpr const char* member = "undo";

// The act upon the object its doer may take back now.
std::optional<audit::Entry> last(db::Tx& tx, const Context& ctx, std::string_view object);

// The same act, named; "<room>.undone" is told to the trail. Throws Error(not_found) for who never acted upon the
// object, Error(conflict, "core.error.undo_gone") when there is nothing to take back any more.
audit::Entry taken_back(db::Tx& tx, const Context& ctx, std::string_view object, std::string_view act);

}  // namespace core::undo
