// SPDX-License-Identifier: Apache-2.0
// The lists of a proposal in the columns of forms 14, 16 and 17, of what was sent in those of the inactive list; always
// from the frozen snapshot.
#pragma once

#include "core/jobs/jobs.h"
#include "core/table/signed.h"
#include "disposal/service/parts.h"

namespace disposal {

// The lines a list has by the state of the proposal: all, those that still stand, those that went.
std::vector<Line> listed(const Proposal& proposal, const std::vector<Line>& lines);
std::string state_text(const Proposal& proposal, const core::words::Catalog& words);
std::string list_word(const Proposal& proposal);   // "disposal.list.destruction.final"
std::string list_file(const Proposal& proposal, const core::words::Catalog& words);   // "daftar-arsip-usul-musnah-3-2026"
std::string heir_text(const Heir& heir, const core::words::Catalog& words);
// "dari luar; tanda tangan: …"
std::string outside_text(const Document& paper, const core::words::Catalog& words);
// Why an execution has not come to its end.
std::string hindered_text(const core::jobs::Hindered& why, const core::words::Catalog& words);
// Lines whose number is in `hidden` say nothing of their dossier.
core::table::Sheet list_sheet(const Proposal& proposal, const std::vector<Line>& lines, const std::vector<int>& hidden,
                              const core::words::Catalog& words);
// Who signs the list below: the parties of its act, without the witnesses.
core::table::Signed signed_by(core::db::Tx& tx, Parts& parts, const Proposal& proposal, core::Date day,
                              const core::words::Catalog& words);
// A paper the server makes of a proposal, its file kept.
Document made_paper(Parts& parts, const Proposal& proposal, Paper kind, core::ByteView bytes);
core::Bytes list_paper(Parts& parts, const Proposal& proposal, const std::vector<Line>& lines, core::Instant at);

// What a committee decided of it: "Musnah", "Permanen", "Diperpanjang 5 tahun"; "" of none.
std::string verdict_text(const Line& line, const core::words::Catalog& words);
// The row of the schedule, and what a committee made of it since.
std::string rule_text(const core::Json& snapshot, const core::words::Catalog& words);
std::string stage_text(const core::Json& snapshot, const core::words::Catalog& words);
std::string years_text(const core::Json& snapshot, const char* key, const core::words::Catalog& words);
std::string period_text(const core::Json& snapshot);
std::string amount_text(const core::Json& snapshot, const core::words::Catalog& words);
// Why a line stayed, in the reader's language.
std::string why_text(const Line& line, const core::words::Catalog& words);
std::string remark_text(const Line& line, const core::words::Catalog& words);
// As the form has it: media and condition before what there is to say.
std::string remark_cell(const Line& line, const core::words::Catalog& words);

}  // namespace disposal
