// SPDX-License-Identifier: Apache-2.0
// A workbook as bytes, kept between its dry run and its confirmation.
#pragma once

#include "core/base/bytes.h"
#include "directory/domain/sheet.h"

namespace directory {

core::Bytes pack(const Workbook& book);
Workbook unpack(const core::Bytes& bytes);

}  // namespace directory
