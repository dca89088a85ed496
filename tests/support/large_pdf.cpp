// SPDX-License-Identifier: Apache-2.0
#include "tests/support/large_pdf.h"

#include <string>
#include <vector>

namespace tests {

core::Bytes large_pdf(std::size_t size) {
    core::Bytes out;
    out.reserve(size + 4096);
    std::vector<std::size_t> places;
    const auto put = [&](const std::string& text) { out.insert(out.end(), text.begin(), text.end()); };
    const auto object = [&](const std::string& body) {
        places.push_back(out.size());
        put(std::to_string(places.size()) + " 0 obj\n" + body);
    };
    put("%PDF-1.7\n");
    object("<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
    object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n");
    object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
           "/Resources << /XObject << /Scan 5 0 R >> >> >>\nendobj\n");
    const std::string drawn = "q 500 0 0 700 40 70 cm /Scan Do Q";
    object("<< /Length " + std::to_string(drawn.size()) + " >>\nstream\n" + drawn + "\nendstream\nendobj\n");
    object("<< /Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 /Width 1024 /Height " +
           std::to_string(size / 1024) + " /Length " + std::to_string(size) + " >>\nstream\n");
    std::uint32_t state = 1;
    for (std::size_t i = 0; i < size; ++i)
        out.push_back(static_cast<std::uint8_t>((state = state * 1'664'525 + 1'013'904'223) >> 24));
    put("\nendstream\nendobj\n");
    const std::string start = std::to_string(out.size()), count = std::to_string(places.size() + 1);
    put("xref\n0 " + count + "\n0000000000 65535 f \n");
    for (const std::size_t place : places) {
        const std::string at = std::to_string(place);
        put(std::string(10 - at.size(), '0') + at + " 00000 n \n");
    }
    put("trailer\n<< /Size " + count + " /Root 1 0 R >>\nstartxref\n" + start + "\n%%EOF\n");
    return out;
}

}  // namespace tests
