// SPDX-License-Identifier: Apache-2.0
// Taking back what was just done with a letter (core/undo/undo.h): sorting it, closing it, moving it within the book,
// and of a disposition reporting, accepting, returning, declining and forwarding. That somebody has read it is a fact
// and is never taken back; no more is a number given in another book, or a letter sent back to its sender.
#pragma once

#include <optional>
#include <string>

#include "core/undo/undo.h"
#include "incoming/service/dispose.h"

namespace incoming {

class Undoing {
  public:
    explicit Undoing(Parts& parts) : parts_(parts) {}

    // What the actor may take back now: "closed".
    std::optional<std::string> offered(const core::Context& ctx, IncomingId id);
    // Throws as core::undo::taken_back, and Error(conflict, "core.error.undo_gone") when it stands otherwise by now.
    void undo(const core::Context& ctx, IncomingId id, std::string_view act, const Also& also = {});

  private:
    void restore(core::db::Tx& tx, const core::Context& ctx, IncomingId id, const core::audit::Entry& act);
    void reopen(core::db::Tx& tx, const core::Context& ctx, Entry& entry, const core::Json& before);
    void move_back(core::db::Tx& tx, const Entry& entry, const core::Json& before);
    void set_branch(core::db::Tx& tx, const core::Context& ctx, const core::Json& before, std::string_view act);

    Parts& parts_;
};

// What stood before an act, as its entry of the trail keeps it.
core::Json before_of(const Entry& entry);
core::Json before_of(const Branch& branch);
core::Json before_of(const std::optional<Marked>& mark);

}  // namespace incoming
