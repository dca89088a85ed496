// SPDX-License-Identifier: Apache-2.0
#include "tests/gallery/golden.h"

#include "core/base/file.h"
#include "core/base/text.h"

namespace gallery {

Golden read_golden() {
    Golden golden;
    const auto text = core::read_text(NASKAH_SOURCE "/tests/gallery/golden.tsv").value_or("");
    for (const auto& line : core::text::split(text, '\n')) {
        const auto cells = core::text::split(line, '\t');
        if (cells.size() == 3 && !line.starts_with('#')) golden[cells[0]].push_back(cells[2]);
    }
    return golden;
}

std::string to_text(const Golden& golden) {
    std::string text = "# piece\tpage\thash; rewritten by: tests/gallery/run --write\n";
    for (const auto& [name, hashes] : golden)
        for (std::size_t i = 0; i < hashes.size(); ++i)
            text += name + "\t" + std::to_string(i + 1) + "\t" + hashes[i] + "\n";
    return text;
}

}  // namespace gallery
