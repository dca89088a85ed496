// SPDX-License-Identifier: Apache-2.0
// Parts of the page of a proposal that stand in files of their own.
#pragma once

#include "core/page/page.h"
#include "disposal/web/pages.h"

namespace disposal::web {

std::vector<Line> lines_of(const Whole& whole);
// Its digest, and that of the list where lines have left it since it was submitted.
void show_frozen(core::page::Data& data, const Whole& whole);
// Whether the member has said yes to what the committee decided.
void show_assent(core::page::Data& row, const Whole& whole, Part part, const Context& ctx, const core::words::Catalog& words);
// Where its papers were filed, or the form to; that its report is not there.
void show_evidence(core::page::Data& data, const Whole& whole, const Context& ctx, const core::words::Catalog& words);
// The form to begin its act or its report, or the draft that was begun.
void show_draft(core::page::Data& data, const Whole& whole, const Context& ctx, const core::words::Catalog& words);
// How far an execution is, and until when what is gone may still lie in a backup.
void show_running(core::page::Data& data, const Whole& whole, const core::words::Catalog& words);
// Of a finished handover: which copies may go, which are gone, and the form to propose it; of a removal its handover.
void show_copies(core::page::Data& data, const Whole& whole, const Context& ctx, const Request& request,
                 const core::words::Catalog& words);
// What the receiving house says it holds of a dossier, part by part.
void show_receipts(core::page::Data& row, const std::vector<packages::Acknowledged>& receipts, const Context& ctx,
                   const core::words::Catalog& words);

}  // namespace disposal::web
