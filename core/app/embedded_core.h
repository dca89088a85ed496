// SPDX-License-Identifier: Apache-2.0
// Files of the core built into its library.
#pragma once

#include "core/plugin/embedded.h"

namespace core::embedded {

extern const Embedded templates;
extern const Embedded migrations;
extern const Embedded i18n;

}  // namespace core::embedded
