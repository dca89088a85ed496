// SPDX-License-Identifier: Apache-2.0
#include "depot/domain/scan_seal.h"

#include <set>

namespace depot {

std::string name_of(const ScanFile& file) {
    const std::string ending = file.media == "image/tiff" ? ".tif" : file.media == "image/jpeg" ? ".jpg" : ".pdf";
    return "alih-media-" + file.digest.hex().substr(0, 12) + ending;
}

std::string sums_of(const std::vector<ScanFile>& files, archive::DossierId dossier) {
    std::set<std::string> lines;   // the same file may show two items
    for (const auto& each : still_here(files))
        if (each.dossier == dossier) lines.insert(each.digest.hex() + "  " + name_of(each) + "\n");
    std::string text;
    for (const auto& each : lines) text += each;
    return text;
}

}  // namespace depot
