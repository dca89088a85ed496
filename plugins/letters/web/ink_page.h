// SPDX-License-Identifier: Apache-2.0
// What a letter's page shows of a signature in ink.
#pragma once

#include "core/page/page.h"
#include "letters/service/services.h"

namespace letters::web {

// INK{WAITING, SIGNED{TEXT}, SCAN{N, TEXT, REASON{TEXT}}, MADE}; MAY_SCAN with FIRST or AGAIN{MAY_SAY...};
// BESIDE{MADE_URL, SCAN_URL} while the last scan is to be looked at.
void show_ink(core::page::Data& data, const Whole& whole, const core::Context& ctx, const core::words::Catalog& words);

}  // namespace letters::web
