// SPDX-License-Identifier: Apache-2.0
// Writing a letter: begin, save with a version check, look at what was saved before.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "letters/drafts.h"
#include "letters/service/room.h"

namespace letters {

class Draft final : public Drafts {
  public:
    explicit Draft(Parts& parts) : parts_(parts) {}

    // A draft of the kind with its presets; signer and paraf are proposed from the line above the
    // drafter. Throws Error("letters.error.incomplete") for a kind that is not in use.
    Letter begin(const core::Context& ctx, std::string_view kind);
    // `along` runs last in the same unit.
    Letter create(const core::Context& ctx, Content content,
                  const std::function<void(core::db::Tx&, const Letter&)>& along = {});
    // The same two within a unit: the content of a new draft, and keeping it.
    Content blank(core::db::Tx& tx, const core::Context& ctx, const style::Kind& kind);
    Letter insert(core::db::Tx& tx, const core::Context& ctx, Content content);
    LetterId draft(core::db::Tx& tx, const core::Context& ctx, const Drafting& wanted) override;
    // `seen` is the version the writer started from; Error(conflict, "letters.error.changed") when
    // another was saved since, and nothing is written. Saving what is there already adds no version. A
    // file written elsewhere stays what it is.
    Letter save(const core::Context& ctx, LetterId id, Content content, std::int64_t seen);
    // The content as it stands, with this file; without one it is written here again.
    Letter save(const core::Context& ctx, LetterId id, std::optional<File> file, std::int64_t seen);

    Letter find(const core::Context& ctx, LetterId id);
    // The newest version of a kind, which drafts are written by. Throws the same as begin for a code
    // that is none.
    style::Kind kind(const core::Context& ctx, std::string_view code);
    std::optional<style::Kind> kind_if(const core::Context& ctx, std::string_view code);
    // The letter's content by the newest version of its kind; codes of parts that are there no more,
    // with something in them, are put into `lost`.
    Content current(const core::Context& ctx, const Content& content, std::vector<std::string>& lost);
    std::vector<Version> versions(const core::Context& ctx, LetterId id);

    // Unknown positions, groups and codes are faults; groups are expanded as they are now and names to print
    // filled in. Used again when submitted. `frozen`: of a letter on its way; the same groups keep the
    // members they had when it went up.
    std::vector<core::Fault> complete(core::db::Tx& tx, Content& content, const Content* frozen = nullptr);
    // The kind a form of the letter is read by: of a draft the newest of `code`, of one on its way the
    // edition it went up by.
    style::Kind kind_for(const core::Context& ctx, const Letter& letter, std::string_view code);

  private:
    Letter keep(const core::Context& ctx, LetterId id, std::int64_t seen,
                const std::function<Content(const Content& was)>& next);
    void expand(core::db::Tx& tx, Content& content, const Content* frozen, std::vector<core::Fault>& faults);

    Parts& parts_;
};

}  // namespace letters
