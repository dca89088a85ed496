// SPDX-License-Identifier: Apache-2.0
#include "core/pdf/image.h"

#include <jerror.h>
#include <jpeglib.h>
#include <png.h>

#include <algorithm>
#include <csetjmp>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

#include "core/base/error.h"

namespace core::pdf {
namespace {

constexpr std::string_view png_sign{"\x89PNG\r\n\x1a\n", 8};
constexpr std::string_view jpeg_sign{"\xff\xd8\xff", 3};

[[noreturn]] void broken() { throw Error(Code::invalid, "core.pdf.image"); }

void check_size(long long width, long long height) {
    if (width <= 0 || height <= 0) broken();
    if (width * height > max_pixels)
        throw Error(Code::too_large, "core.pdf.image_large",
                    {{"max", std::to_string(max_pixels / 1'000'000)}});
}

Pixels decode_png(ByteView file) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    if (!png_image_begin_read_from_memory(&image, file.data(), file.size())) broken();
    const bool colour = (image.format & PNG_FORMAT_FLAG_COLOR) != 0;
    try {
        check_size(image.width, image.height);
    } catch (...) {
        png_image_free(&image);
        throw;
    }
    image.format = colour ? PNG_FORMAT_RGB : PNG_FORMAT_GRAY;
    Pixels pixels{
        static_cast<int>(image.width), static_cast<int>(image.height), colour ? 3 : 1, {}};
    pixels.data.resize(PNG_IMAGE_SIZE(image));
    const png_color white{255, 255, 255};
    if (!png_image_finish_read(&image, &white, pixels.data.data(), 0, nullptr)) broken();
    return pixels;
}

struct Failure {
    jpeg_error_mgr base;
    std::jmp_buf back;
};

void fail(j_common_ptr info) { std::longjmp(reinterpret_cast<Failure*>(info->err)->back, 1); }
void say_nothing(j_common_ptr) {}
void count_warning(j_common_ptr info, int level) {
    // A file that ends early must not pass as a sheet with a grey foot.
    if (level < 0) info->err->num_warnings += info->err->msg_code == JWRN_JPEG_EOF ? 1000 : 1;
}

void quiet(Failure& failure) {
    jpeg_std_error(&failure.base);
    failure.base.error_exit = fail;
    failure.base.output_message = say_nothing;
    failure.base.emit_message = count_warning;
}

// Exif 2.3, tag 0x0112 of IFD0: how the camera was held.
int orientation(const jpeg_decompress_struct& jpeg) {
    for (auto marker = jpeg.marker_list; marker != nullptr; marker = marker->next) {
        const ByteView data(marker->data, marker->data_length);
        if (data.size() < 14 || std::memcmp(data.data(), "Exif\0\0", 6) != 0) continue;
        const ByteView tiff = data.subspan(6);
        const bool little = tiff[0] == 'I';
        const auto number = [&](std::size_t at, std::size_t bytes) {
            std::uint32_t value = 0;
            for (std::size_t i = 0; i < bytes && at + i < tiff.size(); ++i)
                value |= static_cast<std::uint32_t>(tiff[at + i])
                         << 8 * (little ? i : bytes - 1 - i);
            return value;
        };
        const std::size_t directory = number(4, 4);
        const std::size_t count = directory < tiff.size() ? number(directory, 2) : 0;
        for (std::size_t i = 0; i < count && directory + 14 + 12 * i <= tiff.size(); ++i)
            if (const std::size_t entry = directory + 2 + 12 * i; number(entry, 2) == 0x0112)
                return static_cast<int>(number(entry + 8, 2));
    }
    return 1;
}

// Everything between start and end of the library's work; false when it gave up. Holds nothing that
// would need destroying, because the library leaves by a long jump.
bool read_jpeg(jpeg_decompress_struct& jpeg, Failure& failure, ByteView file, Pixels& pixels,
               int& turn) {
    if (setjmp(failure.back) != 0) return false;
    jpeg_create_decompress(&jpeg);
    jpeg.mem->max_memory_to_use = 400L << 20;
    jpeg_mem_src(&jpeg, file.data(), file.size());
    jpeg_save_markers(&jpeg, JPEG_APP0 + 1, 0xFFFF);
    jpeg_read_header(&jpeg, TRUE);
    turn = orientation(jpeg);
    if (static_cast<long long>(jpeg.image_width) * jpeg.image_height > max_pixels) {
        pixels.width = static_cast<int>(jpeg.image_width);
        pixels.height = static_cast<int>(jpeg.image_height);
        return false;
    }
    jpeg.out_color_space = jpeg.num_components == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_start_decompress(&jpeg);
    pixels.width = static_cast<int>(jpeg.output_width);
    pixels.height = static_cast<int>(jpeg.output_height);
    pixels.channels = jpeg.output_components;
    const std::size_t row = static_cast<std::size_t>(jpeg.output_width) *
                            static_cast<std::size_t>(jpeg.output_components);
    pixels.data.resize(row * jpeg.output_height);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW at = pixels.data.data() + row * jpeg.output_scanline;
        if (jpeg_read_scanlines(&jpeg, &at, 1) == 0 || failure.base.num_warnings > 100)
            return false;
    }
    jpeg_finish_decompress(&jpeg);
    return failure.base.num_warnings <= 100;
}

Pixels turned(const Pixels& from, int turn) {
    if (turn < 2 || turn > 8) return from;
    const bool swap = turn >= 5;
    Pixels to{swap ? from.height : from.width, swap ? from.width : from.height, from.channels, {}};
    to.data.resize(from.data.size());
    const auto channels = static_cast<std::size_t>(from.channels);
    for (int y = 0; y < to.height; ++y)
        for (int x = 0; x < to.width; ++x) {
            int u = swap ? y : x, v = swap ? x : y;
            if (turn == 2 || turn == 3 || turn == 7 || turn == 8) u = from.width - 1 - u;
            if (turn == 3 || turn == 4 || turn == 6 || turn == 7) v = from.height - 1 - v;
            const auto source =
                (static_cast<std::size_t>(v) * static_cast<std::size_t>(from.width) +
                 static_cast<std::size_t>(u)) *
                channels;
            const auto target = (static_cast<std::size_t>(y) * static_cast<std::size_t>(to.width) +
                                 static_cast<std::size_t>(x)) *
                                channels;
            std::copy_n(from.data.begin() + static_cast<std::ptrdiff_t>(source), channels,
                        to.data.begin() + static_cast<std::ptrdiff_t>(target));
        }
    return to;
}

Pixels decode_jpeg(ByteView file) {
    jpeg_decompress_struct jpeg{};
    Failure failure{};
    quiet(failure);
    jpeg.err = &failure.base;
    Pixels pixels;
    int turn = 1;
    const bool good = read_jpeg(jpeg, failure, file, pixels, turn);
    jpeg_destroy_decompress(&jpeg);
    check_size(pixels.width, pixels.height);
    if (!good) broken();
    return turned(pixels, turn);
}

bool write_jpeg(jpeg_compress_struct& jpeg, Failure& failure, const Pixels& pixels, int quality,
                unsigned char** out, unsigned long* size) {
    if (setjmp(failure.back) != 0) return false;
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, out, size);
    jpeg.image_width = static_cast<JDIMENSION>(pixels.width);
    jpeg.image_height = static_cast<JDIMENSION>(pixels.height);
    jpeg.input_components = pixels.channels;
    jpeg.in_color_space = pixels.channels == 1 ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg.optimize_coding = TRUE;
    jpeg_start_compress(&jpeg, TRUE);
    const std::size_t row =
        static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.channels);
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW at = const_cast<JSAMPROW>(pixels.data.data() + row * jpeg.next_scanline);
        jpeg_write_scanlines(&jpeg, &at, 1);
    }
    jpeg_finish_compress(&jpeg);
    return true;
}

bool starts(ByteView file, std::string_view sign) {
    return chars(file).substr(0, sign.size()) == sign;
}

Picture as_jpeg(const Pixels& pixels, int quality) {
    return {pixels.width, pixels.height, pixels.channels, true, encode_jpeg(pixels, quality)};
}

}  // namespace

Pixels decode_image(ByteView file) {
    if (starts(file, png_sign)) return decode_png(file);
    if (starts(file, jpeg_sign)) return decode_jpeg(file);
    broken();
}

Bytes encode_jpeg(const Pixels& pixels, int quality) {
    jpeg_compress_struct jpeg{};
    Failure failure{};
    quiet(failure);
    jpeg.err = &failure.base;
    unsigned char* out = nullptr;
    unsigned long size = 0;
    const bool good = write_jpeg(jpeg, failure, pixels, quality, &out, &size);
    jpeg_destroy_compress(&jpeg);
    Bytes bytes(out, out + (good ? size : 0));
    std::free(out);
    if (!good) broken();
    return bytes;
}

Bytes encode_png(const Pixels& pixels) {
    png_image image{};
    image.version = PNG_IMAGE_VERSION;
    image.width = static_cast<png_uint_32>(pixels.width);
    image.height = static_cast<png_uint_32>(pixels.height);
    image.format = pixels.channels == 1 ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB;
    png_alloc_size_t size = PNG_IMAGE_PNG_SIZE_MAX(image);
    Bytes file(size);
    if (!png_image_write_to_memory(&image, file.data(), &size, 0, pixels.data.data(), 0, nullptr)) broken();
    file.resize(size);
    return file;
}

Picture picture(ByteView file) {
    Pixels pixels = decode_image(file);
    if (starts(file, jpeg_sign)) return as_jpeg(pixels, 92);
    return {pixels.width, pixels.height, pixels.channels, false, std::move(pixels.data)};
}

Picture scanned_picture(ByteView file) { return as_jpeg(decode_image(file), 85); }

}  // namespace core::pdf
