/** The few messages of ONNX that we write, with their field numbers. https://github.com/onnx/onnx/blob/main/onnx/onnx.proto */

const field = (id: number, type: string) => ({ id, type })
const many = (id: number, type: string) => ({ id, type, rule: 'repeated' })

export const ONNX_MESSAGES = {
  nested: {
    ModelProto: {
      fields: {
        ir_version: field(1, 'int64'),
        producer_name: field(2, 'string'),
        producer_version: field(3, 'string'),
        graph: field(7, 'GraphProto'),
        opset_import: many(8, 'OperatorSetIdProto'),
        metadata_props: many(14, 'StringStringEntryProto'),
      },
    },
    OperatorSetIdProto: { fields: { domain: field(1, 'string'), version: field(2, 'int64') } },
    StringStringEntryProto: { fields: { key: field(1, 'string'), value: field(2, 'string') } },
    GraphProto: {
      fields: {
        node: many(1, 'NodeProto'),
        name: field(2, 'string'),
        initializer: many(5, 'TensorProto'),
        input: many(11, 'ValueInfoProto'),
        output: many(12, 'ValueInfoProto'),
      },
    },
    NodeProto: {
      fields: {
        input: many(1, 'string'),
        output: many(2, 'string'),
        name: field(3, 'string'),
        op_type: field(4, 'string'),
        attribute: many(5, 'AttributeProto'),
        domain: field(7, 'string'),
      },
    },
    AttributeProto: {
      fields: {
        name: field(1, 'string'),
        f: field(2, 'float'),
        i: field(3, 'int64'),
        s: field(4, 'bytes'),
        floats: many(7, 'float'),
        ints: many(8, 'int64'),
        strings: many(9, 'bytes'),
        type: field(20, 'int32'),
      },
    },
    TensorProto: {
      fields: {
        dims: many(1, 'int64'),
        data_type: field(2, 'int32'),
        name: field(8, 'string'),
        raw_data: field(9, 'bytes'),
      },
    },
    ValueInfoProto: { fields: { name: field(1, 'string'), type: field(2, 'TypeProto') } },
    TypeProto: { fields: { tensor_type: field(1, 'TensorTypeProto') } },
    TensorTypeProto: { fields: { elem_type: field(1, 'int32'), shape: field(2, 'TensorShapeProto') } },
    TensorShapeProto: { fields: { dim: many(1, 'DimensionProto') } },
    DimensionProto: { fields: { dim_value: field(1, 'int64'), dim_param: field(2, 'string') } },
  },
}
