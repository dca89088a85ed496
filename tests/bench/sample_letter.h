// SPDX-License-Identifier: Apache-2.0
// The letter that is composed and signed: the invitation of the demo city to all heads of office,
// three pages, numbered and with its verification code.
#pragma once

#include "style/render/compose.h"

namespace bench {

style::Sheet sample_letter();

}  // namespace bench
