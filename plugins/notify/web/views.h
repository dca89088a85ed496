// SPDX-License-Identifier: Apache-2.0
// Parts of pages that more than one page shows.
#pragma once

#include "core/page/page.h"
#include "notify/service/prefer.h"

namespace notify::web {

// KIND{NAME, LABEL, URGENT, PAGES, WAY{FIELD, LABEL, MODE{VALUE, LABEL, CHOSEN}}}, CHANNEL{NAME}, HOURS, QUIET_FROM ...
void show_settings(core::page::Data& data, const Settings& settings, const core::words::Catalog& words);
// What was sent takes the place of what stands.
void lay_over(Settings& settings, const SettingsWish& wish);
std::string told(const core::words::Catalog& words, const std::string& reason, const std::string& code);

}  // namespace notify::web
