// Compiles a script to Duktape's bytecode at build time: parsing ECharts takes 0.21 s, loading its
// bytecode 0.02 s. Usage: compile_script SCRIPT BYTECODE
#include <duktape.h>

#include <fstream>
#include <iostream>
#include <iterator>
#include <string>

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  std::ifstream in(argv[1], std::ios::binary);
  const std::string source((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  duk_context* context = duk_create_heap_default();
  duk_push_string(context, "echarts.min.js");
  if (duk_pcompile_lstring_filename(context, 0, source.data(), source.size()) != 0) {
    std::cerr << argv[1] << ": " << duk_safe_to_string(context, -1) << "\n";
    return 1;
  }
  duk_dump_function(context);
  duk_size_t size = 0;
  const void* bytecode = duk_get_buffer_data(context, -1, &size);
  std::ofstream(argv[2], std::ios::binary)
      .write(static_cast<const char*>(bytecode), static_cast<std::streamsize>(size));
  duk_destroy_heap(context);
  return 0;
}
