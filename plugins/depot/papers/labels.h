// SPDX-License-Identifier: Apache-2.0
// Labels to be cut out and stuck on, two beside each other on A4, with the code a scanner reads. Of boxes in the
// columns
// of the form: nomor boks, unit pengolah, nomor urut arsip, tahun. Of folders in those of daftar berkas: nomor berkas,
// kode klasifikasi, uraian, kurun waktu, jumlah, keterangan, under the unit pengolah.
#pragma once

#include "depot/papers/loan_papers.h"
#include "depot/service/places.h"

namespace depot::papers {

core::Bytes box_labels(const std::vector<BoxLabel>& labels, const Print& print);
core::Bytes folder_labels(const std::vector<FolderLabel>& labels, const Print& print);

}  // namespace depot::papers
