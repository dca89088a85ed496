// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/qr.h"

#include <qrencode.h>

#include <memory>

#include "core/base/error.h"
#include "core/base/text.h"

namespace core::pdf {
namespace {

QRecLevel level(Correction correction) {
    switch (correction) {
        case Correction::low:
            return QR_ECLEVEL_L;
        case Correction::medium:
            return QR_ECLEVEL_M;
        case Correction::quartile:
            return QR_ECLEVEL_Q;
        case Correction::high:
            return QR_ECLEVEL_H;
    }
    return QR_ECLEVEL_Q;
}

}  // namespace

QrCode qr_code(std::string_view text, Correction correction) {
    const std::unique_ptr<QRcode, void (*)(QRcode*)> made(
        text.empty() ? nullptr
                     : QRcode_encodeData(static_cast<int>(text.size()),
                                         reinterpret_cast<const unsigned char*>(text.data()), 0,
                                         level(correction)),
        QRcode_free);
    if (!made) throw Error(Code::invalid, "core.pdf.qr");
    QrCode code;
    code.side = made->width;
    const auto count =
        static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i) code.dark.push_back((made->data[i] & 1) != 0);
    return code;
}

std::vector<QrRun> dark_runs(const QrCode& code) {
    std::vector<QrRun> runs;
    for (int y = 0; y < code.side; ++y)
        for (int x = 0; x < code.side; ++x) {
            if (!code.at(x, y)) continue;
            if (x > 0 && code.at(x - 1, y))
                ++runs.back().length;
            else
                runs.push_back({x, y, 1});
        }
    return runs;
}

}  // namespace core::pdf
