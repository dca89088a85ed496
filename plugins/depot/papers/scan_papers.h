// SPDX-License-Identifier: Apache-2.0
// Berita acara alih media with its list in the columns of the form, from what was frozen when it was recorded.
#pragma once

#include "depot/papers/loan_papers.h"
#include "depot/service/scan_list.h"

namespace depot::papers {

core::Bytes scan_act(const ScanShown& shown, const Print& print);

}  // namespace depot::papers
