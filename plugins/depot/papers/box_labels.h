// SPDX-License-Identifier: Apache-2.0
// Labels of boxes in the columns of the form: nomor boks, unit pengolah, nomor urut arsip, tahun; with
// the code a scanner reads. Two beside each other, four under each other on A4.
#pragma once

#include "depot/papers/loan_papers.h"
#include "depot/service/places.h"

namespace depot::papers {

core::Bytes box_labels(const std::vector<BoxLabel>& labels, const std::string& owner, const Print& print);

}  // namespace depot::papers
