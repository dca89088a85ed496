// SPDX-License-Identifier: Apache-2.0
// Files of alih media: handed in, taken out again, read; those of a dossier on its page.
#pragma once

#include "depot/web/views.h"

namespace depot::web {

std::string copy_url(ScanFileId id);
Response add_copies(Room& room, const Context& ctx, Request& request);
Response withdraw_copy(Room& room, const Context& ctx, Request& request);
// The digests of what was made with it of its dossier, and the seal of the office over them.
Response copy_sums(Room& room, const Context& ctx, Request& request);
Response copy_seal(Room& room, const Context& ctx, Request& request);
// Its address, what it is of and what kind of file.
void show_copy(core::page::Data& row, const ScanFile& file, const core::words::Catalog& words);
// ITEM and COPY: what of a dossier is read without its paper.
void show_offered(core::page::Data& data, const LoanOffer& offer, const core::words::Catalog& words);
void show_seal(core::page::Data& row, const CopySeal& seal, ScanFileId over, const Context& ctx, const core::words::Catalog& words);
// The file itself; of the API, too.
Response copy(Room& room, const Context& ctx, Request& request);
std::string copies(Room& room, const Context& ctx, const Request& request, std::string_view subject);

}  // namespace depot::web
