// SPDX-License-Identifier: Apache-2.0
// What was told of a dossier and its items since they were filed, what waits for a second person, and the forms that correct
// how they are called.
#pragma once

#include "archive/service/cabinet.h"
#include "core/page/page.h"

namespace archive::web {

void show_told(core::page::Data& data, const Whole& whole, const core::Context& ctx, const core::words::Catalog& words);
void show_asked(core::page::Data& data, const Whole& whole, const core::Context& ctx, const core::words::Catalog& words);

bool nameable(const Item& item);   // on paper, and still in it
void show_rename(core::page::Data& form, const Whole& whole, const core::http::Fields& given, const core::words::Catalog& words);
void show_recode(core::page::Data& form, const Whole& whole, const core::http::Fields& given, const std::vector<classification::Code>& codes);

}  // namespace archive::web
