// SPDX-License-Identifier: Apache-2.0
// Forms of the mail room as PDF/A: the lembar disposisi, filled from the record or blank for the days without
// power, and the tanda terima of a letter on paper.
#pragma once

#include "incoming/service/form.h"
#include "incoming/service/wish.h"

namespace incoming {

enum class SheetPaper { half, two };   // two halves of a sheet of F4, to be cut; two on one A4
std::string_view name(SheetPaper paper);
inline constexpr std::array<SheetPaper, 2> all_sheet_papers{SheetPaper::half, SheetPaper::two};

class PrintedForms {
  public:
    explicit PrintedForms(Parts& parts) : parts_(parts) {}

    // One form for each disposition the actor may read the words of; of a letter nobody disposed, one with the
    // letter's facts and the rest for the pen.
    core::Bytes sheets(const core::Context& ctx, IncomingId id, SheetPaper paper);
    std::vector<SheetForm> forms(const core::Context& ctx, IncomingId id);
    core::Bytes blank(const core::Context& ctx, SheetPaper paper);
    // Of letters from outside; those of this house have their receipts on the letter.
    core::Bytes receipt(const core::Context& ctx, IncomingId id);
    // The same of a letter already judged.
    core::Bytes receipt_of(const core::Context& ctx, const Entry& entry);

  private:
    FormHead head_of(core::db::Tx& tx, core::UnitId unit);
    core::Bytes printed(const core::Context& ctx, const FormHead& head, const std::vector<SheetForm>& forms,
                        SheetPaper paper);

    Parts& parts_;
};

}  // namespace incoming
