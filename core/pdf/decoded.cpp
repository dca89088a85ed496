// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/decoded.h"

#include <qpdf/Pipeline.hh>
#include <stdexcept>

#include "core/base/error.h"

namespace core::pdf {
namespace {

// QPDF takes whatever a pipeline throws as damage of the stream and goes no further, so it is kept.
class Bounded final : public Pipeline {
  public:
    explicit Bounded(std::size_t most) : Pipeline("bounded", nullptr), most_(most) {}

    void write(unsigned char const* data, std::size_t length) override {
        over_ = over_ || length > most_ - text_.size();
        if (over_) throw std::length_error("too much");
        text_.append(reinterpret_cast<const char*>(data), length);
    }
    void finish() override {}

    std::string take() {
        if (over_) too_heavy();
        return std::move(text_);
    }

  private:
    std::size_t most_;
    std::string text_;
    bool over_ = false;
};

}  // namespace

void too_heavy() { throw Error(Code::unsupported, "core.pdf.unreadable.heavy"); }

std::string decoded(QPDFObjectHandle stream, qpdf_stream_decode_level_e level, std::size_t most) {
    Bounded bounded(most);
    stream.pipeStreamData(&bounded, 0, level, true);
    return bounded.take();
}

}  // namespace core::pdf
