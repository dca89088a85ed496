// SPDX-License-Identifier: Apache-2.0
// Who has had a secret record before him, as its page tells those who may know.
#pragma once

#include <string>
#include <vector>

#include "core/audit/trail.h"
#include "core/page/page.h"

namespace core::page {

// Section READERS with READ_COUNT and a READER{WHO, AS, AT, WHAT} each, or NOBODY_READ. `prefix`: of the words for what
// was read.
void show_readings(Data& data, const std::vector<audit::Entry>& readings, const words::Catalog& words, Zone zone,
                   const std::string& prefix);

}  // namespace core::page
