// SPDX-License-Identifier: Apache-2.0
// All results of a search frozen on the server, and written as a table by a job.
#pragma once

#include "core/jobs/jobs.h"
#include "core/table/sheet.h"
#include "seeking/domain/export.h"
#include "seeking/exports.h"
#include "seeking/selections.h"
#include "seeking/service/parts.h"

namespace seeking {

class Exporting final : public Selections, public Exports {
  public:
    static constexpr std::string_view job = "seeking.export";
    static constexpr std::string_view clear_job = "seeking.clear";
    static constexpr int most_shown = 50;

    explicit Exporting(Parts& parts) : parts_(parts) {}

    SelectionId select(const core::Context& ctx, const core::search::Wanted& wanted);
    struct Shown {
        Selection selection;
        std::vector<core::search::Listed> some;
        std::int64_t next = 0;   // 0: that was the last of it
    };
    Shown show(const core::Context& ctx, SelectionId id, std::int64_t after);
    std::vector<core::search::Listed> use(core::db::Tx& tx, const core::Context& ctx, std::string_view id) override;

    ExportId ask(const core::Context& ctx, SelectionId id);
    std::vector<Export> list(const core::Context& ctx);
    Export find(const core::Context& ctx, ExportId id);
    // Throws Error(conflict, "seeking.error.not_ready").
    core::Bytes file(const core::Context& ctx, ExportId id, FileKind kind);

    // Reads all in one unit, so that the rights are those of one moment; done again it does nothing.
    void work(ExportId id);
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
    // Nothing when there is nothing to do; refused when the seat is lost.
    std::optional<Read> read(core::db::Tx& tx, ExportId id);
    Parts& parts_;
};

}  // namespace seeking
