// SPDX-License-Identifier: Apache-2.0
// Parts of pages that more than one page shows.
#pragma once

#include <string>

#include "core/page/page.h"
#include "numbering/service/services.h"

namespace numbering::web {

// One word, an icon and a tone: STATE, ICON, TONE.
void show_state(core::page::Data& data, const Number& number, const core::words::Catalog& words);
void show_decision(core::page::Data& data, Decision decision, const core::words::Catalog& words);
// What stands in the column "keterangan": why void, for whom and until when promised, why inserted, and how
// what bears it stands now.
std::string remark(const Number& number, const core::Context& ctx, const core::words::Catalog& words,
                   const std::optional<Card>& card = {});
// "2026", "Maret 2026", "terus-menerus".
std::string period_text(std::string_view period, const core::words::Catalog& words);
// "0 lompatan", and below it what the numbers came to.
std::string gaps_text(const Book& book, const core::words::Catalog& words);
std::string tally_text(const Tally& tally, const core::words::Catalog& words);
std::string finding_text(const Finding& finding, const core::words::Catalog& words);
void show_findings(core::page::Data& data, const std::vector<Finding>& findings,
                   const core::words::Catalog& words);
// What a line is about: its subject, or the purpose of a promise, or "not for you".
std::string title_of(const BookLine& line, const core::words::Catalog& words);

std::string address(NumberId id);
std::string address(SeriesId id);
std::string book_address(const Book& book, std::string_view page = "/numbers");

}  // namespace numbering::web
