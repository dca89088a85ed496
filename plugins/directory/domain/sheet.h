// SPDX-License-Identifier: Apache-2.0
// Tables as offices send them, by the names this room's rules call them.
#pragma once

#include "core/base/sheet.h"

namespace directory {

using core::Sheet;
using core::Workbook;

}  // namespace directory
