// SPDX-License-Identifier: Apache-2.0
// All results of a search frozen on the server, and written as a table by a job: as a plain list, or in a form of the
// room that keeps such documents.
#pragma once

#include "core/jobs/jobs.h"
#include "core/table/sheet.h"
#include "seeking/domain/export.h"
#include "seeking/exports.h"
#include "seeking/forms.h"
#include "seeking/selections.h"
#include "seeking/service/parts.h"

namespace seeking {

class Exporting final : public Selections, public Exports, public Forms, public notify::Subjects {
  public:
    static constexpr std::string_view job = "seeking.export";
    static constexpr std::string_view clear_job = "seeking.clear";
    static constexpr int most_shown = 50;
    static constexpr core::jobs::Retry retry{3, std::chrono::seconds(5)};

    explicit Exporting(Parts& parts) : parts_(parts) {}
    void through(notify::Notices& notices);   // at start

    SelectionId select(const core::Context& ctx, const core::search::Wanted& wanted);
    struct Shown {
        Selection selection;
        std::vector<core::search::Listed> some;
        std::int64_t next = 0;   // 0: that was the last of it
    };
    Shown show(const core::Context& ctx, SelectionId id, std::int64_t after);
    std::vector<core::search::Listed> use(core::db::Tx& tx, const core::Context& ctx, std::string_view id) override;

    void add(FormKeeper& keeper) override { keepers_.push_back(&keeper); }
    std::vector<Form> forms(const core::Actor& actor) const;
    // `form` "": the plain list. Throws Error(invalid) naming "form" for one the actor may not have.
    ExportId ask(const core::Context& ctx, SelectionId id, const std::string& form = {});
    // No file is left. Throws Error(conflict, "seeking.error.over") when it is written already.
    void stop(const core::Context& ctx, ExportId id);
    std::vector<Export> list(const core::Context& ctx);
    Export find(const core::Context& ctx, ExportId id);
    // Throws Error(conflict): "seeking.error.not_ready"; "seeking.error.remade" when its person sees other
    // results now than it was made of, then it is made anew.
    core::Bytes file(const core::Context& ctx, ExportId id, FileKind kind);

    // Reads all in one unit, so that the rights are those of one moment; done again it does nothing.
    void work(ExportId id);
    // Its job was given up: told on its page, and to whom it was for.
    void give_up(core::db::Tx& tx, ExportId id);
    std::optional<notify::Described> describe(core::db::Tx& tx, const core::Actor& actor,
                                              std::string_view object) override;
    void make_anew() override;
    // What is older than a day goes: when an export is, and daily.
    void clear();

  private:
    Selection owned(core::db::Tx& tx, const core::Context& ctx, SelectionId id);
    Export owned(core::db::Tx& tx, const core::Context& ctx, ExportId id);
    struct Read {
        Export made;
        core::table::Sheet sheet;
    };
    // Nothing when there is nothing to do; refused when the seat, its right or that to the form is lost.
    std::optional<Read> read(core::db::Tx& tx, ExportId id);
    core::table::Sheet written(core::db::Tx& tx, Export& made, const Selection& selection, const core::Actor& actor,
                               FormKeeper* keeper);
    // Those of a selection the actor may see now; `reached` may be empty.
    std::vector<core::search::Listed> results_of(core::db::Tx& tx, SelectionId id, const core::Actor& actor,
                                                 const Reached& reached);
    void write(ExportId id);
    FormKeeper* keeper_of(std::string_view form, const core::Actor& actor) const;
    Parts& parts_;
    std::vector<FormKeeper*> keepers_;
};

}  // namespace seeking
